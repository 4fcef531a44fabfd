import { Code, ConnectError } from '@connectrpc/connect';
import { isUlid } from '../event/ulid.ts';
import { AosError } from '../transport/aos-error.ts';
import type { AosApi } from '../transport/api.ts';
import { blame } from '../transport/blame.ts';

/**
 * Makes sure that a consumer is there and may be read: its stream is opened, and closed after the first word. What was
 * on its way meanwhile comes again.
 * @throws AosError that says what is wrong with it.
 */
export async function checkConsumer(api: AosApi, consumer: string, signal: AbortSignal): Promise<void> {
  if (!isUlid(consumer)) throw unknown(consumer);
  const abort = new AbortController();
  const either = AbortSignal.any([signal, abort.signal]);
  try {
    const stream = api.events.getEventMessageStream({ streamConsumer: consumer }, { signal: either });
    for await (const _ of stream) break;
  } catch (error) {
    if (
      error instanceof ConnectError &&
      [Code.InvalidArgument, Code.Internal, Code.NotFound].includes(error.code)
    ) {
      throw unknown(consumer);
    }
    const problem = await blame(error, api, signal);
    throw problem.kind === 'forbidden' ? notYours() : problem;
  } finally {
    abort.abort();
  }
}

const unknown = (consumer: string) =>
  new AosError({
    kind: 'not-found',
    message: `The server has no consumer ${consumer.slice(0, 40)}.`,
    next: 'Check the id. One that is gone cannot be taken over: watch the resource anew.',
  });

const notYours = () =>
  new AosError({
    kind: 'forbidden',
    message: 'This consumer was made by somebody else.',
    next: 'Only who made a consumer may read or delete it.',
  });

export const watchedAlready = () =>
  new AosError({
    kind: 'rejected',
    message: 'This resource is watched already.',
    next: 'Remove that subscription first, if the other consumer should be read instead.',
  });
