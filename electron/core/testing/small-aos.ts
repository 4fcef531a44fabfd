/** A real gRPC server with the methods a test gives it, to answer exactly what an AOS server was seen to answer. */
import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { EventNotificationService } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { StorageStatusService } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { SearchService } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { UserService } from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';

/** Methods that are left out answer UNIMPLEMENTED. */
export interface SmallAosMethods {
  users?: Partial<ServiceImpl<typeof UserService>>;
  events?: Partial<ServiceImpl<typeof EventNotificationService>>;
  search?: Partial<ServiceImpl<typeof SearchService>>;
  info?: Partial<ServiceImpl<typeof StorageStatusService>>;
}

export interface SmallAos extends AsyncDisposable {
  /** http://host:port */
  address: string;
  /** Calls that came in, by method. */
  calls: Map<string, number>;
}

/** UNAUTHENTICATED as AOS v2.0.2 says it: the inner message tells what it means. */
export const refusal = (inner: 'Unauthorized' | 'Invalid permissions', outer = 'Permission denied') =>
  new ConnectError(
    `${outer} : status: Unauthenticated, message: "${inner}", details: [], metadata: MetadataMap { headers: {} }`,
    Code.Unauthenticated,
  );

export async function smallAos(methods: SmallAosMethods): Promise<SmallAos> {
  const calls = new Map<string, number>();
  const server = createServer(
    connectNodeAdapter({
      routes(router) {
        router.service(UserService, methods.users ?? {});
        router.service(EventNotificationService, methods.events ?? {});
        router.service(SearchService, methods.search ?? {});
        router.service(StorageStatusService, methods.info ?? {});
      },
      interceptors: [
        (next) => (request) => {
          calls.set(request.method.name, (calls.get(request.method.name) ?? 0) + 1);
          return next(request);
        },
      ],
    }),
  );
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => sessions.add(session));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
