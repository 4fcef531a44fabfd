import { parentPort, workerData } from 'node:worker_threads';
import { AosError } from '../../model/problem.ts';
import type { NoticeSentences } from '../read/inbox-match.ts';
import { openReader } from '../read/reader.ts';
import { checker } from '../schema/check.ts';
import { isDamaged, storageError } from '../schema/storage-error.ts';
import { openWriter } from '../write/writer.ts';
import { type CallResult, OPENING, type StoreCall, type StoreKind } from './thread.ts';

type Methods = Record<string, (...args: never[]) => unknown>;

function open(kind: StoreKind, sentences: NoticeSentences): object {
  if (kind.kind === 'writer') return openWriter(kind.path, kind.now);
  return kind.kind === 'reader' ? openReader(sentences) : checker;
}

/**
 * Runs in the thread a store lives in: opens a writer or the reader, then answers calls one after another.
 *
 * @param sentences what the inbox search looks into: core knows no sentences of its own.
 */
export function serveStore(sentences: NoticeSentences): void {
  const kind = workerData as StoreKind;
  const port = parentPort;

  /** Answers a call; returns whether it succeeded. */
  function answer(id: number, work: () => unknown): boolean {
    let result: CallResult;
    try {
      result = { id, value: work() };
    } catch (error) {
      const { problem } = error instanceof AosError ? error : storageError(error);
      if (!(error instanceof AosError)) store?.distrust?.(isDamaged(error) as never);
      result = {
        id,
        problem,
        cause: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
    port?.postMessage(result);
    return 'value' in result;
  }

  /** Ends the thread from inside, between two calls. Calls made meanwhile fail when it exits. */
  function leave(): void {
    port?.close();
    setImmediate(() => process.exit());
  }

  let store: Methods | undefined;
  const opened = answer(OPENING, () => {
    store = open(kind, sentences) as unknown as Methods;
  });
  if (!opened) leave();

  port?.on('message', ({ id, method, args }: StoreCall) => {
    answer(id, () => store?.[method]?.(...(args as never[])));
    if (method === 'close') leave();
  });
}
