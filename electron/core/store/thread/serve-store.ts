import { parentPort } from 'node:worker_threads';
import { collectGarbage } from '../../base/collect-garbage.ts';
import { AosError, problem } from '../../model/problem.ts';
import type { NoticeSentences } from '../read/inbox-match.ts';
import { openReader } from '../read/reader.ts';
import { checker } from '../schema/check.ts';
import { isDamaged, storageError } from '../schema/storage-error.ts';
import { openWriter } from '../write/writer.ts';
import type { CallResult, StoreCall, StoreKind } from './calls.ts';

type Methods = Record<string, (...args: never[]) => unknown>;

function open(kind: StoreKind, sentences: NoticeSentences): Methods {
  const opened: object =
    kind.kind === 'writer'
      ? openWriter(kind.path, kind.now)
      : kind.kind === 'reader'
        ? openReader(sentences)
        : checker;
  return opened as Methods;
}

/** After this long without a call, ms, the stores give back the memory of their caches. */
const IDLE_MS = 20_000;

/**
 * Runs in a thread that stores live in: opens writers or a reader, then answers calls one after another.
 *
 * @param sentences what the inbox search looks into: core knows no sentences of its own.
 */
export function serveStore(sentences: NoticeSentences): void {
  const port = parentPort;
  const stores = new Map<number, Methods>();
  const idle = setTimeout(() => {
    for (const store of stores.values()) quietly(() => store.shrink?.());
    collectGarbage();
  }, IDLE_MS).unref();

  function run(call: Exclude<StoreCall, { leave: true }>): unknown {
    if ('open' in call) {
      stores.set(call.store, open(call.open, sentences));
      return undefined;
    }
    const store = stores.get(call.store);
    if (store === undefined) throw new AosError(problem('database-stopped'));
    if (call.method === 'close') stores.delete(call.store);
    return store[call.method]?.(...(call.args as never[]));
  }

  function answer(call: Exclude<StoreCall, { leave: true }>): CallResult {
    const { id } = call;
    try {
      return { id, value: run(call) };
    } catch (error) {
      const { problem } = error instanceof AosError ? error : storageError(error);
      if (!(error instanceof AosError)) stores.get(call.store)?.distrust?.(isDamaged(error) as never);
      return { id, problem, cause: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  port?.on('message', (call: StoreCall) => {
    if ('leave' in call) {
      port.close();
      setImmediate(() => process.exit());
      return;
    }
    idle.refresh();
    port.postMessage(answer(call));
  });
}

/** What does not work out here is found by the next call. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // As said.
  }
}
