import { BusError } from '../bus/bus.ts';
import type { KeyService } from './key-service.ts';

/** How long a service may take to answer one question before it counts as silent, ms. */
export const answerMs = 2_000;

/** How long a person may take to answer a prompt, ms. */
export const promptMs = 300_000;

/** Names of errors that mean that nobody owns a name and nobody can be started for it (D-Bus specification). */
const nobody = /\.(ServiceUnknown|NameHasNoOwner|Spawn\.[A-Za-z]+)$/;

/** What a failed question to a service tells about it. */
export function stateAfter(error: unknown): Awaited<ReturnType<KeyService['ask']>> {
  if (!(error instanceof BusError)) return 'silent';
  if (error.kind === 'no-bus') return 'missing';
  return error.errorName !== null && nobody.test(error.errorName) ? 'missing' : 'silent';
}
