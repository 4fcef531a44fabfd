/** As much of oidc-provider 8 (which carries no types) as the tests use. */
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
