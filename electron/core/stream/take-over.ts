import { Code, ConnectError } from '@connectrpc/connect';
import { clean } from '../base/clean.ts';
import { isUlid } from '../base/ulid.ts';
import { AosError, problem } from '../model/problem.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import { explainWithProbe } from '../transport/explain-with-probe.ts';

/** A refusal arrives within this time. With a thousand waiting events there is no answer (see record-batch.ts). */
const REFUSED_WITHIN_MS = 3_000;

/**
 * Checks that a consumer exists and may be read, with a batch of size 0: a stream would leave a reader at the server. This
 * hides what waits on the consumer until the ack wait is over.
 * @throws AosError that says what is wrong with the consumer.
 */
export async function checkConsumer(api: AosApi, consumer: string, signal: AbortSignal): Promise<void> {
  if (!isUlid(consumer)) throw unknown(consumer);
  try {
    const how = { signal, timeoutMs: REFUSED_WITHIN_MS };
    await api.events.getEventMessageBatch({ streamConsumer: consumer, batchSize: 0 }, how);
  } catch (error) {
    if (error instanceof ConnectError && error.code === Code.DeadlineExceeded) return;
    if (isConsumerGone(error)) throw unknown(consumer);
    const problem = await explainWithProbe(error, api, signal);
    throw problem.kind === 'forbidden' ? notYours() : problem;
  }
}

const unknown = (consumer: string) =>
  new AosError(problem('consumer-unknown', { consumer: clean(consumer, 40) }));

const notYours = () => new AosError(problem('consumer-forbidden'));

export const watchedAlready = () => new AosError(problem('already-watched'));
