import { contentMutants } from './content.ts';
import { fuseMutants } from './fuses.ts';
import { lockMutants } from './locks.ts';
import { messageMutants } from './messages.ts';
import type { Mutant } from './mutant.ts';
import { outsideMutants } from './outside.ts';
import { pageMutants } from './page.ts';
import { secretMutants } from './secrets.ts';

/** Every hardening item, undone one at a time. */
export const mutants: readonly Mutant[] = [
  ...pageMutants,
  ...contentMutants,
  ...messageMutants,
  ...outsideMutants,
  ...fuseMutants,
  ...lockMutants,
  ...secretMutants,
];
