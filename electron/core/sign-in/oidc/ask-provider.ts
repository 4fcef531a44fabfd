import { AosError, problem } from '../../model/problem.ts';
import { explain } from '../../transport/explain.ts';

/** What a request to a provider needs from outside. */
export interface Asking {
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
}

export interface ProviderAnswer {
  status: number;
  json: Record<string, unknown>;
}

/** A provider that does not answer is given up after this, ms. */
const DEADLINE = 15_000;
/** HTTP's "too many requests": a fault of the moment, like those from 500 on. */
const TOO_MANY = 429;
/** No answer of a provider comes near this, bytes; a hostile one shall not fill the memory. */
const LARGEST = 512 * 1024;

/**
 * Asks a provider: with a form by POST, without one by GET. Neither cookies nor redirections are followed: what is sent
 * is a secret, and a provider's addresses answer by themselves.
 *
 * @throws AosError when it cannot be reached, or what answers is no provider. A refusal is an answer.
 */
export async function askProvider(
  url: string,
  form: Record<string, string> | null,
  { fetch, signal }: Asking,
): Promise<ProviderAnswer> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      ...(form && { method: 'POST', body: new URLSearchParams(form).toString() }),
      headers: {
        accept: 'application/json',
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)]),
    });
    const text = await beginning(response);
    if (response.status >= 500 || response.status === TOO_MANY) throw inTrouble(host, response.status);
    return { status: response.status, json: parse(text) ?? notProvider(host) };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') throw slow(host, error);
    throw explain(error, host);
  }
}

async function beginning(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > LARGEST) {
      await reader?.cancel();
      break;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? { ...json } : null;
  } catch {
    return null;
  }
}

/** @throws AosError always. */
export function notProvider(host: string): never {
  throw new AosError(problem('issuer-not-openid', { host }));
}

const slow = (host: string, cause: Error) => new AosError(problem('issuer-silent', { host }), { cause });

const inTrouble = (host: string, status: number) =>
  new AosError(problem('issuer-unavailable', { host, status }));
