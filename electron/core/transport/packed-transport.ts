import type { Transport } from '@connectrpc/connect';
import type { CommonTransportOptions, UniversalClientFn } from '@connectrpc/connect/protocol';
import { createTransport as createConnect } from '@connectrpc/connect/protocol-connect';
import { createTransport as createGrpc } from '@connectrpc/connect/protocol-grpc';
import { createTransport as createGrpcWeb } from '@connectrpc/connect/protocol-grpc-web';
import { compressionBrotli, compressionGzip } from '@connectrpc/connect-node';
import type { Protocol } from '../model/protocol.ts';
import { MAX_MESSAGE_BYTES } from './message-limit.ts';
import { packingClient } from './packed-messages.ts';

const transports = { grpc: createGrpc, 'grpc-web': createGrpcWeb, connect: createConnect };

/** What all transports to a server have in common. */
export type CommonOptions = Pick<CommonTransportOptions, 'baseUrl' | 'interceptors' | 'defaultTimeoutMs'>;

/** Makes the transport that connect-node makes for a protocol, with answers whose messages come packed. */
export const packedTransport = (
  protocol: Protocol,
  httpClient: UniversalClientFn,
  common: CommonOptions,
): Transport =>
  transports[protocol]({
    ...common,
    httpClient: packingClient(httpClient),
    useBinaryFormat: true,
    acceptCompression: [compressionGzip, compressionBrotli],
    sendCompression: null,
    // The defaults of connect-node.
    compressMinBytes: 1024,
    writeMaxBytes: 0xffffffff,
    readMaxBytes: MAX_MESSAGE_BYTES,
  });
