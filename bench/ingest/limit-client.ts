/**
 * The limit: the app's own client library reads the events and throws them away, as streams, as a large backlog comes, or by
 * batch with acks, as the engine reads what is left.
 */
import { setMaxListeners } from 'node:events';
import { consumerRequest } from '../../electron/core/stream/consumer.ts';
import type { Target } from '../../electron/core/stream/subscription.ts';
import { connectApi } from '../../electron/core/transport/api.ts';
import type { Reply } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { receiveTask, report } from '../lib/client.ts';
import type { LimitResult, LimitTask } from './task.ts';

const task = await receiveTask<LimitTask>();
const api = connectApi({
  endpoint: task.endpoint,
  protocol: task.protocol,
  token: () => task.token,
  fetch: globalThis.fetch,
  callTimeout: 20_000,
});
const abort = new AbortController();
// Every stream listens to it.
setMaxListeners(0, abort.signal);
/** As many as the server has out for a consumer at most. */
const BATCH = 1_000;
let events = 0;
let first = 0;
let last = 0;

async function consumerOf(target: Target): Promise<string> {
  const request = consumerRequest(target, task.start, Date.now());
  return (await api.events.createStreamConsumer(request)).streamConsumer;
}

/** Counts deliveries, and says whether those were the last. */
function isEnough(n: number): boolean {
  if (events === 0) first = performance.now();
  events += n;
  if (events < task.expect) return false;
  last = performance.now();
  return true;
}

async function readStream(streamConsumer: string): Promise<void> {
  const stream = api.events.getEventMessageStream({ streamConsumer }, { signal: abort.signal, timeoutMs: 0 });
  try {
    for await (const { message } of stream) {
      if (message === undefined || !isEnough(1)) continue;
      abort.abort();
      return;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  }
}

/** Has half of a batch acked before it asks for the next: the other half is under way meanwhile. */
async function readBatches(streamConsumer: string): Promise<void> {
  const ack = async (replies: Reply[]) => {
    if (replies.length > 0) await api.events.acknowledgeMessageBatch({ replies });
  };
  let late = Promise.resolve();
  while (events < task.expect) {
    const { messages } = await api.events.getEventMessageBatch({ streamConsumer, batchSize: BATCH });
    const replies = messages.flatMap(({ messageVariant: { value } }) => value?.reply ?? []);
    const half = Math.ceil(replies.length / 2);
    await Promise.all([ack(replies.slice(0, half)), late]);
    late = ack(replies.slice(half));
    if (messages.length > 0) isEnough(messages.length);
    else await late;
  }
  await late;
  last = performance.now();
}

const consumers: string[] = [];
for (const target of task.targets) consumers.push(await consumerOf(target));
const before = process.cpuUsage();
await Promise.all(consumers.map(task.by === 'batch' ? readBatches : readStream));
const used = process.cpuUsage(before);
// The consumers are left to whoever started this: a stream's reader outlives it, and must not lose its consumer.
api.reset();
report({ events, ms: last - first, cpuMs: (used.user + used.system) / 1000 } satisfies LimitResult);
if (process.connected) process.disconnect();
