/** Types for the part of oidc-provider 8 that the tests use; the package has none. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  interface Context {
    method: string;
    path: string;
    status: number;
    body: unknown;
    oidc?: { route?: string; params?: Record<string, unknown> };
  }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    callback(): RequestListener;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
  }
}
