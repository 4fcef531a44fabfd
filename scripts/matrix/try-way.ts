import { type AosApi, connectApi } from '../../electron/core/transport/api.ts';
import { explain } from '../../electron/core/transport/explain.ts';
import { createTrust } from '../../electron/core/transport/trust.ts';
import { explainProblem } from '../../electron/words/problem-words.ts';
import { problemsEn } from '../../electron/words/problems-en.ts';
import type {
  EventMessage,
  Reply,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type Check, checks, type Outcome, type Task } from './task.ts';

/** A stream has to say something within this, ms: the server does at once. */
const FIRST_WORD = 3_000;
const CALL = 5_000;

/** Tries everything the app does over one way, with the app's own transport. It never throws. */
export async function tryWay(task: Task): Promise<Outcome> {
  const api = connectApi({
    endpoint: task.endpoint,
    protocol: task.protocol,
    token: () => task.token,
    fetch: globalThis.fetch,
    callTimeout: CALL,
    route: {
      trust: createTrust(task.ca, process.env.NODE_EXTRA_CA_CERTS),
      proxy: async () => task.proxy,
      overNode: task.ca !== null || task.proxy !== null,
    },
  });
  const outcome: Outcome = { stream: null, batch: null, ack: null, inbox: null };
  const attempt = async (check: Check, run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      outcome[check] =
        error instanceof Missing
          ? error.message
          : explainProblem(problemsEn, explain(error, api.server).problem).message;
    }
  };
  let messages: EventMessage[] = [];
  await attempt('stream', () => stream(api, task.project));
  await attempt('batch', async () => {
    messages = await batch(api, task.project);
  });
  await attempt('ack', () => acknowledge(api, messages));
  await attempt('inbox', () => inbox(api));
  api.reset();
  return outcome;
}

/** What did not come, though nothing went wrong. */
class Missing extends Error {}

export const nothingWorks = (why: string): Outcome =>
  Object.fromEntries(checks.map((check) => [check, why])) as Outcome;

async function consumer(api: AosApi, project: string): Promise<string> {
  const { streamConsumer } = await api.events.createStreamConsumer({
    target: { case: 'resource', value: { resourceId: project, resourceVariant: ResourceVariant.PROJECT } },
    includeSubresources: true,
    streamType: { case: 'streamAll', value: {} },
  });
  return streamConsumer;
}

/** An event has to come while the stream is open, not when it is over. */
async function stream(api: AosApi, project: string): Promise<void> {
  const streamConsumer = await consumer(api, project);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), FIRST_WORD);
  let came = false;
  try {
    const open = api.events.getEventMessageStream({ streamConsumer }, { signal: abort.signal, timeoutMs: 0 });
    for await (const { message } of open) {
      if (message === undefined) continue;
      came = true;
      break;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  if (!came) throw new Missing('it is held back on the way: the app polls batches instead');
}

async function batch(api: AosApi, project: string): Promise<EventMessage[]> {
  const streamConsumer = await consumer(api, project);
  const { messages } = await api.events.getEventMessageBatch({ streamConsumer, batchSize: 1_000 });
  if (messages.length === 0) throw new Missing('no event came');
  return messages;
}

async function acknowledge(api: AosApi, messages: readonly EventMessage[]): Promise<void> {
  const replies = messages.flatMap(({ messageVariant }): Reply[] =>
    messageVariant.value?.reply ? [messageVariant.value.reply] : [],
  );
  if (replies.length === 0) throw new Missing('there is nothing to acknowledge, as no event came');
  await api.events.acknowledgeMessageBatch({ replies });
}

async function inbox(api: AosApi): Promise<void> {
  const { notifications } = await api.users.getPersonalNotifications({});
  const [first] = notifications;
  if (!first) throw new Missing('no notification came');
  await api.users.acknowledgePersonalNotifications({ notificationIds: [first.id] });
  const after = await api.users.getPersonalNotifications({});
  if (after.notifications.some(({ id }) => id === first.id)) throw new Missing('it was not acknowledged');
}
