/** The only access to the main process: `window.aruna`, provided by the preload script. */
import type { Channel, Input, Output, Problem, Push, Pushed, Reply } from '../../electron/ipc/contract.ts';
import { hold } from './holds.ts';

const appSilent: Problem = { kind: 'server', code: 'app-silent', args: {} };

type Args<C extends Channel> = Input<C> extends undefined ? [] : [Input<C>];

/** Sends a request to the main process. Never rejects: a failure of the bridge is returned as a problem. */
export async function ask<C extends Channel>(channel: C, ...input: Args<C>): Promise<Reply<Output<C>>> {
  // A reply may bring something to show, such as an undo.
  const release = hold();
  try {
    return await window.aruna.request(channel, ...input);
  } catch {
    return { ok: false, problem: appSilent };
  } finally {
    release();
  }
}

/** Listens to a push of the main process; returns a function that stops listening. */
export function listen<P extends Push>(push: P, listener: (value: Pushed<P>) => void): () => void {
  return window.aruna.on(push, listener);
}
