import { type Client, createClient, type Interceptor, type Transport } from '@connectrpc/connect';
import {
  createConnectTransport as createConnectOverNode,
  createGrpcTransport,
  createGrpcWebTransport as createGrpcWebOverNode,
  createNodeHttpClient,
} from '@connectrpc/connect-node';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { EventNotificationService } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { AuthorizationService } from '../../../gen/aruna/api/storage/services/v2/authorization_service_pb.ts';
import { StorageStatusService } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { SearchService } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { UserService } from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { serverName } from '../base/server-name.ts';
import type { Protocol } from '../model/protocol.ts';
import { type AuthorizeOptions, authorize } from './authorize.ts';
import { type EventStream, eventStream } from './event-stream.ts';
import { http2Connection } from './http2-connection.ts';
import { readTextLeniently } from './lenient-text.ts';
import { limitMessages, MAX_MESSAGE_BYTES } from './message-limit.ts';
import { nodeAgent } from './node-agent.ts';
import { packingFetch } from './packed-messages.ts';
import { type CommonOptions, packedTransport } from './packed-transport.ts';
import type { ProxyResolver } from './proxy.ts';
import { noticeRecovery } from './recovery.ts';
import { retryRefused } from './retry-refused.ts';
import { createTrust, type Trust } from './trust.ts';

/** The services of a server, called over one protocol and with one token. */
export interface AosApi {
  events: Client<typeof EventNotificationService>;
  /** What `events.getEventMessageStream` does, for many events at a time. */
  eventStream: EventStream;
  users: Client<typeof UserService>;
  search: Client<typeof SearchService>;
  info: Client<typeof StorageStatusService>;
  authorization: Client<typeof AuthorizationService>;
  /** Host and port: the name under which people know the server. */
  server: string;
  /** Gives up a connection that has fallen silent, so that the next call opens a new one. */
  reset(): void;
  /**
   * Checks within a few seconds whether the connection is alive, and gives it up if it is not. It does nothing if the
   * transport cannot tell. It does not throw.
   */
  verify(): Promise<void>;
}

export interface ApiOptions extends AuthorizeOptions {
  /** scheme://host:port */
  endpoint: string;
  protocol: Protocol;
  fetch: typeof globalThis.fetch;
  /** Timeout of a unary call, ms. */
  callTimeout: number;
  /** Called when a call gets through after others could not. */
  recovered?: () => void;
  /** How connections made by Node reach the server. By default directly, trusting the authorities of the system. */
  route?: Route | undefined;
}

/** How connections made by Node reach a server. */
export interface Route {
  /** Whose certificates are trusted. */
  trust: Trust;
  /** Which proxy leads to the server. */
  proxy: ProxyResolver;
  /**
   * Whether gRPC-Web and Connect use Node instead of `fetch`: when the account trusts an authority of its own, or the proxy
   * requires a login. The network stack of the system supports neither for a single account.
   */
  overNode: boolean;
}

/** The client pings as often as the server does, to notice a connection that died silently. */
const PING = { pingMs: 15_000, pingTimeoutMs: 10_000, verifyTimeoutMs: 3_000 };
/** How long a stream waits for a place in a session: less than until it would be taken for silent. */
const STREAM_WAIT_MS = 3_000;

/** Makes the clients for a server. No connection is made before the first call. */
export function connectApi(options: ApiOptions): AosApi {
  readTextLeniently();
  const { transport, streams, reset, verify } = open(options, [
    noticeRecovery(options.recovered ?? (() => {})),
    authorize(options),
    retryRefused,
  ]);
  return {
    events: createClient(EventNotificationService, transport),
    eventStream: eventStream(streams),
    users: createClient(UserService, transport),
    search: createClient(SearchService, transport),
    info: createClient(StorageStatusService, transport),
    authorization: createClient(AuthorizationService, transport),
    server: serverName(options.endpoint),
    reset,
    verify,
  };
}

interface Opened extends Pick<AosApi, 'reset' | 'verify'> {
  transport: Transport;
  /** The same for the streams of events, whose messages come packed. */
  streams: Transport;
}

function open(options: ApiOptions, interceptors: Interceptor[]): Opened {
  const { route = { trust: createTrust(null), proxy: async () => null, overNode: false } } = options;
  const common = { baseUrl: options.endpoint, interceptors, defaultTimeoutMs: options.callTimeout };
  if (options.protocol === 'grpc') {
    const sessionManager = http2Connection(options.endpoint, {
      ...PING,
      streamWaitMs: STREAM_WAIT_MS,
      connectTimeoutMs: options.callTimeout,
      trust: route.trust,
      proxy: route.proxy,
    });
    const transport = createGrpcTransport({ ...common, sessionManager, readMaxBytes: MAX_MESSAGE_BYTES });
    const client = createNodeHttpClient({ httpVersion: '2', sessionProvider: () => sessionManager });
    const streams = packedTransport('grpc', client, common);
    return { transport, streams, reset: sessionManager.reset, verify: sessionManager.verify };
  }
  return { ...openOverHttp1(options.protocol, options, route, common), verify: async () => {} };
}

function openOverHttp1(
  protocol: Exclude<Protocol, 'grpc'>,
  { endpoint, callTimeout, fetch }: ApiOptions,
  route: Route,
  common: CommonOptions,
): Omit<Opened, 'verify'> {
  if (route.overNode) {
    const agent = nodeAgent(endpoint, { ...route, connectTimeoutMs: callTimeout });
    const over = { httpVersion: '1.1', nodeOptions: { agent } } as const;
    const node = { ...common, ...over, useBinaryFormat: true, readMaxBytes: MAX_MESSAGE_BYTES };
    const transport = protocol === 'connect' ? createConnectOverNode(node) : createGrpcWebOverNode(node);
    const streams = packedTransport(protocol, createNodeHttpClient(over), common);
    return { transport, streams, reset: () => agent.destroy() };
  }
  const make = protocol === 'connect' ? createConnectTransport : createGrpcWebTransport;
  const limited = limitMessages(fetch);
  const transport = make({ ...common, fetch: limited, useBinaryFormat: true });
  const streams = make({ ...common, fetch: packingFetch(limited), useBinaryFormat: true });
  return { transport, streams, reset: () => {} };
}
