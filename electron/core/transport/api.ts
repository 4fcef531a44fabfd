import { type Client, createClient, type Interceptor, type Transport } from '@connectrpc/connect';
import {
  createConnectTransport as createConnectOverNode,
  createGrpcTransport,
  createGrpcWebTransport as createGrpcWebOverNode,
} from '@connectrpc/connect-node';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { EventNotificationService } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { AuthorizationService } from '../../../gen/aruna/api/storage/services/v2/authorization_service_pb.ts';
import { StorageStatusService } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { SearchService } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { UserService } from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { Protocol } from '../model/protocol.ts';
import { type AuthorizeOptions, authorize } from './authorize.ts';
import { http2Connection } from './http2-connection.ts';
import { readTextLeniently } from './lenient-text.ts';
import { nodeAgent } from './node-agent.ts';
import type { ProxyResolver } from './proxy.ts';
import { noticeRecovery } from './recovery.ts';
import { createTrust, type Trust } from './trust.ts';

/** A server's services, over one protocol and with one token. */
export interface AosApi {
  events: Client<typeof EventNotificationService>;
  users: Client<typeof UserService>;
  search: Client<typeof SearchService>;
  info: Client<typeof StorageStatusService>;
  authorization: Client<typeof AuthorizationService>;
  /** How the person knows the server: its host and port. */
  server: string;
  /** Gives the connection up, so that the next call opens a new one: for one that has gone silent. */
  reset(): void;
  /**
   * Finds out whether the connection lives, within a few seconds, and gives it up if it does not. Where the transport
   * cannot tell it changes nothing. It does not throw.
   */
  verify(): Promise<void>;
}

export interface ApiOptions extends AuthorizeOptions {
  /** scheme://host:port */
  endpoint: string;
  protocol: Protocol;
  fetch: typeof globalThis.fetch;
  /** A unary call is given up after so many ms. */
  callTimeout: number;
  /** A call got through after calls could not. */
  recovered?: () => void;
  /** How connections that Node makes get there; left out: directly, by the system's authorities. */
  route?: Route | undefined;
}

/** How Node's own connections to a server are made. */
export interface Route {
  /** Whose certificates are good. */
  trust: Trust;
  /** Which proxy leads there. */
  proxy: ProxyResolver;
  /**
   * Gives gRPC-Web and Connect to Node instead of `fetch`: where the account trusts an authority of its own, or the proxy
   * asks for a login. The system's network stack can be told neither for a single account.
   */
  overNode: boolean;
}

/** No message of AOS comes near this; a hostile server shall not fill the memory. */
const MAX_MESSAGE = 16 * 1024 * 1024;
/** The server pings every 15 s; so do we, to notice a connection that died without a word. */
const PING = { ping: 15_000, pingTimeout: 10_000, verifyTimeout: 3_000 };

/** Makes the clients for a server. Nothing is connected before the first call. */
export function connectApi(options: ApiOptions): AosApi {
  readTextLeniently();
  const { transport, reset, verify } = open(options, [
    noticeRecovery(options.recovered ?? (() => {})),
    authorize(options),
  ]);
  return {
    events: createClient(EventNotificationService, transport),
    users: createClient(UserService, transport),
    search: createClient(SearchService, transport),
    info: createClient(StorageStatusService, transport),
    authorization: createClient(AuthorizationService, transport),
    server: new URL(options.endpoint).host,
    reset,
    verify,
  };
}

interface Opened extends Pick<AosApi, 'reset' | 'verify'> {
  transport: Transport;
}

function open(options: ApiOptions, interceptors: Interceptor[]): Opened {
  const { route = { trust: createTrust(null), proxy: async () => null, overNode: false } } = options;
  const common = { baseUrl: options.endpoint, interceptors, defaultTimeoutMs: options.callTimeout };
  if (options.protocol === 'grpc') {
    const sessionManager = http2Connection(options.endpoint, {
      ...PING,
      connectTimeout: options.callTimeout,
      trust: route.trust,
      proxy: route.proxy,
    });
    const transport = createGrpcTransport({ ...common, sessionManager, readMaxBytes: MAX_MESSAGE });
    return { transport, reset: sessionManager.reset, verify: sessionManager.verify };
  }
  if (route.overNode) {
    const agent = nodeAgent(options.endpoint, { ...route, callTimeout: options.callTimeout });
    const node = {
      ...common,
      httpVersion: '1.1' as const,
      nodeOptions: { agent },
      useBinaryFormat: true,
      readMaxBytes: MAX_MESSAGE,
    };
    const transport =
      options.protocol === 'connect' ? createConnectOverNode(node) : createGrpcWebOverNode(node);
    return { transport, reset: () => agent.destroy(), verify: async () => {} };
  }
  const web = { ...common, fetch: options.fetch, useBinaryFormat: true };
  const transport =
    options.protocol === 'connect' ? createConnectTransport(web) : createGrpcWebTransport(web);
  return { transport, reset: () => {}, verify: async () => {} };
}
