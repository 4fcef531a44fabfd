import { randomUUID } from 'node:crypto';
import { Variant } from '@jellybrick/dbus-next';
import type { Clock } from '../../core/base/clock.ts';
import { type Bus, BusError } from './bus.ts';

/** The desktop's portals, as an object on the bus. */
export const portal = {
  destination: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
};

type PortalValue = boolean | string | string[];

export interface PortalRequest {
  interface: string;
  member: string;
  /** Of all arguments; the options are the last of them (`a{sv}`). */
  signature: string;
  /** The arguments before the options. */
  body: unknown[];
  options: Record<string, PortalValue>;
  /** How long the person may take to answer, ms. */
  deadlineMs: number;
  /** Takes the question back. */
  signal?: AbortSignal;
}

type PortalResults = Record<string, unknown>;

/** What a portal answers: whether the person agreed or cancelled (neither: it ended for another reason), and its results. */
export interface PortalAnswer {
  isGranted: boolean;
  isCancelled: boolean;
  results: PortalResults;
}

/**
 * Asks a desktop portal for something that the person may have to agree to
 * (https://flatpak.github.io/xdg-desktop-portal/docs/requests.html). What is not answered in time is taken back, so that no
 * question stays on the screen. Rejects with a `BusError`.
 */
export async function askPortal(bus: Bus, clock: Clock, request: PortalRequest): Promise<PortalAnswer> {
  const token = `aruna_${randomUUID().replaceAll('-', '')}`;
  let handle = `${portal.path}/request/${senderPart(bus)}/${token}`;
  let finish: (answer: PortalAnswer) => void = () => undefined;
  const answer = new Promise<PortalAnswer>((resolve) => {
    finish = resolve;
  });
  // Listening begins before the call, since the answer may overtake its reply.
  const stop = bus.listen({ interface: 'org.freedesktop.portal.Request', member: 'Response' }, (signal) => {
    if (signal.path !== handle) return;
    const [code, results] = signal.body;
    finish({ isGranted: code === 0, isCancelled: code === 1, results: (results ?? {}) as PortalResults });
  });
  let cancel = () => undefined as unknown;
  const { interface: name, member, signature, deadlineMs, signal: takeBack } = request;
  try {
    const body = [...request.body, portalOptions({ ...request.options, handle_token: token })];
    const [given] = await bus.call({ ...portal, interface: name, member, signature, body });
    handle = String(given);
    const tooLate = new Promise<never>((_resolve, reject) => {
      const giveUp = () => {
        closePortalObject(bus, 'Request', handle);
        reject(new BusError('deadline', `${member}: no answer`));
      };
      const forget = clock.after(deadlineMs, giveUp);
      takeBack?.addEventListener('abort', giveUp);
      cancel = () => {
        forget();
        takeBack?.removeEventListener('abort', giveUp);
      };
      if (takeBack?.aborted) giveUp();
    });
    return await Promise.race([answer, tooLate]);
  } finally {
    cancel();
    stop();
  }
}

/** Ends a question or a session. Nobody waits for it. */
export function closePortalObject(bus: Bus, is: 'Request' | 'Session', path: string): void {
  const what = { destination: portal.destination, path, interface: `org.freedesktop.portal.${is}` };
  bus.call({ ...what, member: 'Close', mayActivate: false }).catch(() => undefined);
}

/** This connection's name as it stands in the paths of requests and sessions. */
function senderPart(bus: Bus): string {
  return (bus.uniqueName() ?? '').replace(/^:/, '').replaceAll('.', '_');
}

/** Values as a portal takes them (`a{sv}`). */
export function portalOptions(values: Record<string, PortalValue>): Record<string, Variant> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, new Variant(signatureOf(value), value)]),
  );
}

function signatureOf(value: PortalValue): string {
  if (typeof value === 'boolean') return 'b';
  return typeof value === 'string' ? 's' : 'as';
}
