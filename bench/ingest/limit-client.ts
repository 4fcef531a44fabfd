/** The limit: the app's client library reads the streams as a backlog arrives and discards the events. */

import { setMaxListeners } from 'node:events';
import type { Target } from '../../electron/core/model/subscription.ts';
import { consumerRequest } from '../../electron/core/stream/consumer.ts';
import { connectApi } from '../../electron/core/transport/api.ts';
import { receiveTask, report } from '../lib/client.ts';
import type { LimitResult, ReadTask } from './task.ts';

const task = await receiveTask<ReadTask>();
const api = connectApi({
  endpoint: task.endpoint,
  protocol: task.protocol,
  token: () => task.token,
  fetch: globalThis.fetch,
  callTimeout: 20_000,
});
const abort = new AbortController();
// Every stream adds a listener to it.
setMaxListeners(0, abort.signal);
let events = 0;
let first = 0;
let last = 0;

async function consumerOf(target: Target): Promise<string> {
  const request = consumerRequest(target, task.start, Date.now());
  return (await api.events.createStreamConsumer(request)).streamConsumer;
}

async function read(streamConsumer: string): Promise<void> {
  const stream = api.events.getEventMessageStream({ streamConsumer }, { signal: abort.signal, timeoutMs: 0 });
  try {
    for await (const { message } of stream) {
      if (message === undefined) continue;
      if (events++ === 0) first = performance.now();
      if (events < task.expect) continue;
      last = performance.now();
      abort.abort();
      return;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  }
}

const consumers: string[] = [];
for (const target of task.targets) consumers.push(await consumerOf(target));
const before = process.cpuUsage();
await Promise.all(consumers.map(read));
const used = process.cpuUsage(before);
// The parent process deletes the consumers: a stream's reader outlives the stream and must not lose its consumer.
api.reset();
report({ events, ms: last - first, cpuMs: (used.user + used.system) / 1000 } satisfies LimitResult);
if (process.connected) process.disconnect();
