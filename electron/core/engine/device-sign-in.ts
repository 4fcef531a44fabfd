import { randomUUID } from 'node:crypto';
import type { Institution } from '../model/institution.ts';
import { AosError, problem } from '../model/problem.ts';
import type { DevicePrompt, DeviceRequest, SignInProblem } from '../model/sign-in.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { type DeviceCode, requestCode, waitForApproval } from '../sign-in/oidc/device-flow.ts';
import { discover, type Provider, readIssuer } from '../sign-in/oidc/discover.ts';
import type { Tokens } from '../sign-in/oidc/tokens.ts';
import type { Registry } from './registry.ts';
import type { SignIn } from './sign-in.ts';

/** A sign-in that waits for a person at a browser. */
interface Flow {
  request: DeviceRequest;
  institution: Institution;
  provider: Provider;
  code: DeviceCode;
  ending: AbortController;
}

/** Signing in with an institution: by a code that the person approves in a browser (RFC 8628). */
export function createDeviceSignIn(options: EngineOptions, registry: Registry, signIn: SignIn) {
  const flows = new Map<string, Flow>();
  const { fetch, clock } = options;

  function cancel(id: string): void {
    flows.get(id)?.ending.abort();
    flows.delete(id);
  }

  return {
    /**
     * Asks the server and the institution at once; the address comes first when both are wrong.
     * @throws AosError when there is no such account, or no room for another one.
     */
    async beginDevice(request: DeviceRequest): Promise<DevicePrompt | SignInProblem> {
      if (request.account === undefined) registry.checkRoom();
      else registry.session(request.account);
      const [wrong, flow] = await Promise.all([
        wrongAddress(signIn, request),
        ask(fetch, request).catch((error: unknown) => ofIssuer(error)),
      ]);
      if (wrong) return wrong;
      if ('field' in flow) return flow;
      const id = randomUUID();
      flows.set(id, flow);
      const { userCode, page, lifetime } = flow.code;
      return { flow: id, userCode, page, expiresAt: clock.now() + lifetime };
    },

    /** Waits for the person, and signs in. Null when it was cancelled. */
    async finishDevice(id: string): Promise<{ account: string } | SignInProblem | null> {
      const flow = flows.get(id);
      if (!flow) return null;
      const { provider, institution, code, ending } = flow;
      try {
        const tokens = await waitForApproval(provider, institution.clientId, code, {
          fetch,
          clock,
          signal: ending.signal,
        });
        const result = await signInAfter(signIn, flow, tokens);
        return 'field' in result && result.field === 'token' ? notTaken(result, institution.issuer) : result;
      } catch (error) {
        return ending.signal.aborted ? null : ofIssuer(error);
      } finally {
        cancel(id);
      }
    },

    cancelDevice: cancel,
    cancelAllDevices(): void {
      for (const id of flows.keys()) cancel(id);
    },
    /** The page to open in the browser, https or of this machine; null when there is no such sign-in any more. */
    devicePage(id: string): string | null {
      const code = flows.get(id)?.code;
      return code ? (code.filledPage ?? code.page) : null;
    },
  };
}

/** What is wrong with the server's address; null when an AOS server answers there. */
async function wrongAddress(
  signIn: SignIn,
  { address, ...consent }: DeviceRequest,
): Promise<SignInProblem | null> {
  if (address === undefined) return null;
  const found = await signIn.test(address, '', consent);
  return 'field' in found && found.field === 'address' ? found : null;
}

/** Asks the institution for a code. @throws AosError. */
async function ask(fetch: typeof globalThis.fetch, request: DeviceRequest): Promise<Flow> {
  const institution = { issuer: readIssuer(request.issuer), clientId: request.clientId.trim() };
  const ending = new AbortController();
  const asking = { fetch, signal: ending.signal };
  const provider = await discover(institution.issuer, asking);
  const code = await requestCode(provider, institution.clientId, asking);
  return { request, institution, provider, code, ending };
}

/** The institution gave tokens: signs in with them at the server. */
function signInAfter(signIn: SignIn, { request, institution }: Flow, tokens: Tokens) {
  const { account, address = '', keep, label, plaintext, ca } = request;
  return account === undefined
    ? signIn.signInWith(address, tokens, keep, { label, consent: { plaintext, ca }, institution })
    : signIn.renewWith(account, tokens, keep, institution);
}

/** What went wrong at the provider, at the field it is about. @throws what is no AosError. */
function ofIssuer(error: unknown): SignInProblem {
  if (!(error instanceof AosError)) throw error;
  return { field: error.kind === 'not-found' ? 'client' : 'issuer', ...error.problem };
}

/** The institution vouches for the person, and the server does not take its word. */
function notTaken(found: SignInProblem, issuer: string): SignInProblem {
  // Another person's sign-in, or somebody the server knows and does not let in: it says more than we do.
  if (found.kind === 'rejected' || found.kind === 'forbidden') return { ...found, field: 'issuer' };
  return { field: 'issuer', ...problem('issuer-not-accepted', { host: new URL(issuer).host }) };
}
