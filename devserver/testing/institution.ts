import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { approve, deny } from './approve.ts';

export interface InstitutionOptions {
  /** Seconds an access token lives; 300 when left out. */
  tokenLife?: number;
  /** Seconds within which a code must be approved; 60 when left out. */
  codeLife?: number;
  /** Seconds a client must wait between two polls; 1 when left out. */
  interval?: number;
  /** Makes access tokens opaque instead of JWTs, so that only the ID token says who the person is. */
  opaque?: boolean;
  /** Turns off sign-in with a code. */
  noCodes?: boolean;
}

/** A real OpenID provider (oidc-provider) on this machine, with one client. Any name can sign in. */
export interface Institution extends AsyncDisposable {
  issuer: string;
  clientId: string;
  /** Signs in as a person and approves, as that person would do in the browser. */
  approve(page: string, code: string, person: string): Promise<void>;
  deny(page: string, code: string): Promise<void>;
  /** Ends every sign-in: existing refresh tokens are refused from now on. */
  revoke(): void;
  /** While true, it answers everything with 503. */
  away: boolean;
  /** The calls of the token endpoint and their outcomes, in order. */
  asked: { grant: string; outcome: string }[];
}

const RESOURCE = 'urn:aos';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

export async function startInstitution(options: InstitutionOptions = {}): Promise<Institution> {
  const clientId = 'aruna-notify';
  const server = createServer((request, response) => listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const grants = new Set<string>();
  const ended = new Set<string>();
  const provider = new Provider(issuer, providerSettings(clientId, options, { grants, ended }));
  const asked: Institution['asked'] = [];
  superviseTokenCalls(provider, options.interval ?? 1, asked);
  const answer = provider.callback();
  const listener: ReturnType<Provider['callback']> = (request, response) => {
    if (institution.away) response.writeHead(503).end();
    else answer(request, response);
  };
  const institution: Institution = {
    issuer,
    clientId,
    approve,
    deny,
    revoke() {
      for (const grant of grants) ended.add(grant);
    },
    away: false,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return institution;
}

/** @param sessions collects the grants that are made; refresh tokens of ended ones are refused. */
function providerSettings(
  clientId: string,
  { tokenLife = 300, codeLife = 60, opaque = false, noCodes = false }: InstitutionOptions,
  sessions: { grants: Set<string>; ended: ReadonlySet<string> },
): ConstructorParameters<typeof Provider>[1] {
  return {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: [DEVICE, 'refresh_token'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    features: {
      deviceFlow: { enabled: !noCodes },
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: !opaque,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience: RESOURCE, accessTokenFormat: 'jwt' }),
      },
    },
    findAccount(_context: unknown, id: string, by?: { kind: string; grantId?: string }) {
      const grant = by?.grantId ?? '';
      if (by?.kind === 'DeviceCode') sessions.grants.add(grant);
      if (by?.kind === 'RefreshToken' && sessions.ended.has(grant)) return undefined;
      return { accountId: id, claims: () => ({ sub: id }) };
    },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: tokenLife,
      IdToken: tokenLife,
      DeviceCode: codeLife,
      RefreshToken: 3_600,
      Grant: 3_600,
      Session: 3_600,
      Interaction: 600,
    },
    cookies: { keys: ['a test'] },
  };
}

/**
 * Does what oidc-provider leaves to its operator: tells clients the polling interval and holds them to it. Records every
 * call of the token endpoint in `asked`.
 */
function superviseTokenCalls(provider: Provider, interval: number, asked: Institution['asked']): void {
  const lastAsked = new Map<unknown, number>();
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/device/auth' && context.status === 200) {
      context.body = { ...(context.body as object), interval };
    }
    if (context.path !== '/token') return;
    const { grant_type: grant, device_code: code } = context.oidc?.params ?? {};
    const pending = (context.body as { error?: string } | null)?.error === 'authorization_pending';
    const soon = performance.now() - (lastAsked.get(code) ?? Number.NEGATIVE_INFINITY) < interval * 900;
    if (pending && soon) context.body = { error: 'slow_down' };
    lastAsked.set(code, performance.now());
    const outcome = (context.body as { error?: string } | null)?.error ?? 'tokens';
    asked.push({ grant: grant === DEVICE ? 'device_code' : String(grant), outcome });
  });
}
