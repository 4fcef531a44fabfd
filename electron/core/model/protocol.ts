/** The three wire protocols a server may answer. AOS itself speaks gRPC only; proxies add the others. */
export type Protocol = 'grpc' | 'grpc-web' | 'connect';
