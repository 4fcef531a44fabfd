import { net, type Session, session } from 'electron';
import { isOpenEnded } from '../../core/transport/open-ended.ts';

/** The number of sessions that the streams are spread over. */
const streamSessions = 8;

/**
 * Creates a `fetch` that uses the system's network stack, with its proxy and its certificates. Works only once the app is
 * ready.
 *
 * Chromium opens at most six HTTP/1.1 connections to a host in a session, and a stream occupies one for as long as it is
 * open: with a handful of subscriptions nothing else, acks included, would get through. So streams are spread over
 * sessions of their own, which store nothing on disk, and all other calls have the default session to themselves.
 */
export function createSystemFetch(): typeof globalThis.fetch {
  const sessions: Session[] = [];
  let next = 0;

  function nextSession(): Session {
    const n = next++ % streamSessions;
    sessions[n] ??= session.fromPartition(`streams-${n}`);
    return sessions[n];
  }

  return (input, init) => {
    const request = input instanceof URL ? input.href : input;
    const address = typeof request === 'string' ? request : request.url;
    return isOpenEnded(address) ? nextSession().fetch(request, init) : net.fetch(request, init);
  };
}
