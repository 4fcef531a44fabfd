/** The thread a store lives in: opens a writer or the reader, then answers calls one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { AosError } from '../transport/aos-error.ts';
import { openReader } from './reader.ts';
import { storageError } from './storage-error.ts';
import type { Answer, Ask, StoreKind } from './thread.ts';
import { openWriter } from './writer.ts';

const kind = workerData as StoreKind;
const port = parentPort;

function answer(id: number, work: () => unknown): void {
  let result: Answer;
  try {
    result = { id, value: work() };
  } catch (error) {
    const { problem } = error instanceof AosError ? error : storageError(error);
    result = { id, problem, cause: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port?.postMessage(result);
}

type Methods = Record<string, (...args: never[]) => unknown>;
let store: Methods | undefined;
answer(0, () => {
  store = (kind.kind === 'writer' ? openWriter(kind.path, kind.now) : openReader()) as unknown as Methods;
});

port?.on('message', ({ id, method, args }: Ask) => {
  answer(id, () => store?.[method]?.(...(args as never[])));
});
