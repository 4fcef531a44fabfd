import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { dial, named } from './dial.ts';
import type { ProxyResolver } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface AgentNeeds {
  trust: Trust;
  proxy: ProxyResolver;
  /** How long making a connection may take. */
  connectTimeoutMs: number;
}

/** The callback through which an agent of Node's http module provides a connection that it made. */
type Connected = (error: Error | null, socket?: Duplex) => void;

/** Makes an agent for HTTP/1.1 connections to one server, with the given trust and proxy. */
export function nodeAgent(endpoint: string, needs: AgentNeeds): HttpAgent {
  const url = new URL(endpoint);
  const encrypted = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (encrypted ? 443 : 80);
  const options: AgentOptions = { keepAlive: true };
  const agent = encrypted ? new HttpsAgent(options) : new HttpAgent(options);

  async function connect(): Promise<Duplex> {
    const signal = AbortSignal.timeout(needs.connectTimeoutMs);
    const proxy = await needs.proxy(url.href);
    const socket = await dial({ host, port, proxy, trust: needs.trust, signal });
    if (!encrypted) return socket;
    return connectTls({ socket, host, ...named(host), secureContext: needs.trust() });
  }
  const making = (_options: unknown, done?: Connected): undefined => {
    connect().then(
      (socket) => done?.(null, socket),
      (error: Error) => done?.(error),
    );
  };
  return Object.assign(agent, { createConnection: making });
}
