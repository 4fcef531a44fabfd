import { net, type Session, session } from 'electron';

/** How many pools of connections the streams are spread over. */
const POOLS = 8;

/** The call that stays open; the name is the contract's. */
const isStream = (address: string) => address.endsWith('/GetEventMessageStream');

/**
 * `fetch` over the system's network stack: its proxy, its certificates. Usable only when the app is ready.
 *
 * Chromium keeps at most six HTTP/1.1 connections to a host in a session, and a stream holds one for as long as it is
 * open: with a handful of subscriptions nothing else, acks included, would get through. So streams take turns in sessions
 * of their own, which keep nothing on the disk, and everything else has the default session to itself.
 */
export function createSystemFetch(): typeof globalThis.fetch {
  const pools: Session[] = [];
  let next = 0;

  function pool(): Session {
    const n = next++ % POOLS;
    pools[n] ??= session.fromPartition(`streams-${n}`);
    return pools[n];
  }

  return (input, init) => {
    const request = input instanceof URL ? input.href : input;
    const address = typeof request === 'string' ? request : request.url;
    return isStream(address) ? pool().fetch(request, init) : net.fetch(request, init);
  };
}
