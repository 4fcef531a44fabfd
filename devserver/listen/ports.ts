import { createGrpcServer } from './grpc.ts';
import { createListener } from './listener.ts';
import { createWebServer, type WebOptions } from './web.ts';

export interface PortsOptions extends WebOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** 0 for any free one. */
  webPort: number;
}

/** The gRPC port and the web port, which open and close together. */
export interface Ports {
  /** `host:port` of the gRPC port; known once it is up. */
  address(): string;
  /** `http://host:port` (or https) of the web port; known once it is up. */
  webAddress(): string;
  up(): Promise<void>;
  /** Cuts every connection and stops listening. */
  down(): Promise<void>;
}

export function createPorts({ host, port, webPort, ...serve }: PortsOptions): Ports {
  const grpc = createListener(() => createGrpcServer(serve), host, port);
  const web = createListener(() => createWebServer(serve), host, webPort);
  return {
    address: () => `${host}:${grpc.port}`,
    webAddress: () => `${serve.tls === undefined ? 'http' : 'https'}://${host}:${web.port}`,
    async up() {
      await grpc.up();
      await web.up();
    },
    async down() {
      await Promise.all([grpc.down(), web.down()]);
    },
  };
}
