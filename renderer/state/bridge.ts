/** The only way out of the page: `window.aruna`, put there by the preload script. */
import type { Channel, Input, Output, Problem, Push, Pushed, Reply } from '../../electron/ipc/contract.ts';
import { de } from '../../electron/words/de.ts';
import { germanOf } from '../strings/in-german.ts';
import { t } from '../strings/index.ts';

/** Core's sentences are English; here is where everything comes in, and each is seen once. */
const translated: <T>(value: T) => T = t === de ? germanOf : (value) => value;

type Args<C extends Channel> = Input<C> extends undefined ? [] : [Input<C>];

/** Asks the main process. Never rejects: what goes wrong on the way is a problem like any other. */
export async function ask<C extends Channel>(channel: C, ...input: Args<C>): Promise<Reply<Output<C>>> {
  try {
    return translated(await window.aruna.request(channel, ...input));
  } catch {
    const problem: Problem = { kind: 'server', message: t.problem.bridge, next: t.problem.bridgeNext };
    return { ok: false, problem };
  }
}

/** Listens to what the main process sends; the function it gives stops listening. */
export function listen<P extends Push>(push: P, listener: (value: Pushed<P>) => void): () => void {
  return window.aruna.on(push, (value) => listener(translated(value)));
}
