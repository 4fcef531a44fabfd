/** The only access to the main process: `window.aruna`, provided by the preload script. */
import type { Channel, Input, Output, Problem, Push, Pushed, Reply } from '../../electron/ipc/contract.ts';
import { de } from '../../electron/words/de.ts';
import { germanOf } from '../strings/in-german.ts';
import { t } from '../strings/index.ts';

/** Core's sentences are English; here is where everything comes in, and each is seen once. */
const translated: <T>(value: T) => T = t === de ? germanOf : (value) => value;

type Args<C extends Channel> = Input<C> extends undefined ? [] : [Input<C>];

/** Sends a request to the main process. Never rejects: a failure of the bridge is returned as a problem. */
export async function ask<C extends Channel>(channel: C, ...input: Args<C>): Promise<Reply<Output<C>>> {
  try {
    return translated(await window.aruna.request(channel, ...input));
  } catch {
    const problem: Problem = { kind: 'server', message: t.problem.bridge, next: t.problem.bridgeNext };
    return { ok: false, problem };
  }
}

/** Listens to a push of the main process; returns a function that stops listening. */
export function listen<P extends Push>(push: P, listener: (value: Pushed<P>) => void): () => void {
  return window.aruna.on(push, (value) => listener(translated(value)));
}
