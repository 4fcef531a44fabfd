import { z } from 'zod';
import { OwnId } from '../core/model/bounds.ts';
import { Chosen } from '../core/model/chosen.ts';
import { StarredRow } from '../core/model/star.ts';
import { Page } from './page.ts';

/** null: all accounts. */
const account = OwnId.nullable();

/** The channels about stars: a part of `requests` in contract.ts. */
export const starRequests = {
  /** Gives a star or takes it; answers how many changed. */
  'star.set': {
    input: z.object({ what: Chosen, isOn: z.boolean() }),
    output: z.object({ count: z.number() }),
  },
  'star.count': { input: z.object({ account }), output: z.object({ total: z.number() }) },
  /** What got its star last on top. */
  'star.page': { input: z.object({ account, ...Page }), output: z.array(StarredRow) },
} as const;
