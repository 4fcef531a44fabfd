import { type Client, createClient, type Interceptor, type Transport } from '@connectrpc/connect';
import {
  createConnectTransport,
  createGrpcTransport,
  createGrpcWebTransport,
} from '@connectrpc/connect-node';
import {
  type EventMessage,
  EventNotificationService,
  type Reply,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { AuthorizationService } from '../../gen/aruna/api/storage/services/v2/authorization_service_pb.ts';
import { StorageStatusService } from '../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { SearchService } from '../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { UserService } from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { LocalAos } from '../server.ts';

export type Protocol = 'grpc' | 'grpc-web' | 'connect' | 'connect-json';

/** The addresses of a server and the token to use. */
export type Served = Pick<LocalAos, 'address' | 'webAddress' | 'token' | 'certificate'>;

export interface Clients {
  events: Client<typeof EventNotificationService>;
  users: Client<typeof UserService>;
  search: Client<typeof SearchService>;
  authorization: Client<typeof AuthorizationService>;
  info: Client<typeof StorageStatusService>;
}

/** Clients of a local AOS over one protocol, signed in with a token (the default user's when left out). */
export function clientsOf(aos: Served, protocol: Protocol, token = aos.token): Clients {
  const transport = transportOf(aos, protocol, token);
  return {
    events: createClient(EventNotificationService, transport),
    users: createClient(UserService, transport),
    search: createClient(SearchService, transport),
    authorization: createClient(AuthorizationService, transport),
    info: createClient(StorageStatusService, transport),
  };
}

function bearer(token: string): Interceptor {
  return (next) => (request) => {
    if (token !== '') request.header.set('authorization', `Bearer ${token}`);
    return next(request);
  };
}

function transportOf(aos: Served, protocol: Protocol, token: string): Transport {
  const nodeOptions = aos.certificate === undefined ? {} : { ca: aos.certificate };
  const options = {
    nodeOptions,
    interceptors: [bearer(token)],
  };
  if (protocol === 'grpc') {
    const scheme = aos.certificate === undefined ? 'http' : 'https';
    return createGrpcTransport({ ...options, baseUrl: `${scheme}://${aos.address}` });
  }
  const web = { ...options, baseUrl: aos.webAddress, httpVersion: '1.1' as const };
  return protocol === 'grpc-web'
    ? createGrpcWebTransport(web)
    : createConnectTransport({ ...web, useBinaryFormat: protocol === 'connect' });
}

/** Creates a consumer of a project and everything inside it. */
export async function watchProject(clients: Clients, project: string): Promise<string> {
  const target = {
    case: 'resource' as const,
    value: { resourceId: project, resourceVariant: ResourceVariant.PROJECT },
  };
  const made = await clients.events.createStreamConsumer({ target, includeSubresources: true });
  return made.streamConsumer;
}

/** An open stream that is read on demand. */
export interface OpenStream {
  /** Returns the next `count` events without heartbeats; rejects after `ms` milliseconds. */
  take(count: number, ms?: number): Promise<EventMessage[]>;
  /** Returns what arrives within `ms` milliseconds. */
  takeFor(ms: number): Promise<EventMessage[]>;
  readonly heartbeats: number;
  /** The error the stream ended with, if it did. */
  readonly error: unknown;
  close(): void;
}

export function openStream(clients: Clients, streamConsumer: string): OpenStream {
  const abort = new AbortController();
  const messages: EventMessage[] = [];
  let heartbeats = 0;
  let error: unknown;
  let changed = () => {};
  const read = async () => {
    try {
      const stream = clients.events.getEventMessageStream({ streamConsumer }, { signal: abort.signal });
      for await (const { message } of stream) {
        if (message === undefined) heartbeats++;
        else messages.push(message);
        changed();
      }
    } catch (reason) {
      error = reason;
    }
    changed();
  };
  void read();

  const until = (enough: () => boolean, ms: number) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      changed = () => {
        if (!enough() && error === undefined) return;
        clearTimeout(timer);
        resolve(enough());
      };
      changed();
    });

  return {
    async take(count, ms = 10_000) {
      const enough = await until(() => messages.length >= count, ms);
      if (!enough) throw new Error(`${messages.length} of ${count} events came`, { cause: error });
      return messages.splice(0, count);
    },
    async takeFor(ms) {
      await until(() => false, ms);
      return messages.splice(0);
    },
    get heartbeats() {
      return heartbeats;
    },
    get error() {
      return error;
    },
    close: () => abort.abort(),
  };
}

/** Returns the reply of an event of any kind. Throws if it has none. */
export function replyOf(message: EventMessage | undefined): Reply {
  const reply = message?.messageVariant.value?.reply;
  if (reply === undefined) throw new Error('an event without a reply');
  return reply;
}

/** The stream sequence in an event's ack subject. */
export function sequenceOf(message: EventMessage): number {
  return Number(replyOf(message).reply.split('.')[5]);
}

/** The delivery count in an event's ack subject. */
export function deliveriesOf(message: EventMessage): number {
  return Number(replyOf(message).reply.split('.')[4]);
}
