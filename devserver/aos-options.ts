import type { Repaired } from './faults.ts';
import type { Certificate } from './listen/self-signed.ts';
import type { Clock } from './util/clock.ts';

export interface AosOptions {
  /** Address to listen on; loopback when left out. */
  host?: string | undefined;
  /** gRPC port; any free one when 0 or left out. */
  port?: number | undefined;
  /** Port of gRPC-Web, Connect and the control verbs; any free one when 0 or left out. */
  webPort?: number | undefined;
  log?: 'memory' | 'nats' | undefined;
  /** Address of the nats-server, e.g. `nats://127.0.0.1:4222`. */
  natsUrl?: string | undefined;
  /** Simulated events per second; 0 when left out. */
  rate?: number | undefined;
  /** Events in the log at the start. */
  backlog?: number | undefined;
  /** Open personal notifications of the default user. */
  notifications?: number | undefined;
  heartbeatMs?: number | undefined;
  ackWaitMs?: number | undefined;
  maxAckPending?: number | undefined;
  /**
   * Requests that a gRPC connection takes at a time (SETTINGS_MAX_CONCURRENT_STREAMS); unlimited when left out, as on the
   * real server. Proxies in front of it have limits.
   */
  maxConcurrentStreams?: number | undefined;
  /** Faults of the real server that are repaired here; none when left out. */
  repaired?: Repaired | undefined;
  /** True for a self-signed certificate, or the certificate to use. */
  tls?: boolean | Certificate | undefined;
  /** Address of an OpenID provider whose tokens are accepted too; their `sub` is the id of a user here. */
  issuer?: string | undefined;
  /** File that keeps the state of the AOS, so that a restarted process continues with it. */
  stateFile?: string | undefined;
  /** The same seed makes the same people, ids, resources and tokens. */
  seed?: number | undefined;
  /** From this number of resources on the simulation creates no new ones; 50,000 when left out. */
  maxResources?: number | undefined;
  clock?: Clock | undefined;
}
