import { Code, ConnectError } from '@connectrpc/connect';
import { AosError, type CertificateFault, type Problem, problem } from '../model/problem.ts';
import { isTooLarge, MAX_MESSAGE_MIB } from './message-limit.ts';
import { classifyRefusal } from './refusal.ts';

/** Error codes of Node and OpenSSL that mean a problem with the certificate (nodejs.org/api/tls.html, errors). */
const certificateFaults: readonly (readonly [code: string, fault: CertificateFault])[] = [
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'too-early'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-authority'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-authority'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknown-authority'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown-authority'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'other-name'],
];

/** Returns the AosError that was thrown or caused what was thrown, for instance because the proxy refused; null for none. */
function ownOf(error: unknown): AosError | null {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 8; e = e.cause, depth++) {
    if (e instanceof AosError) return e;
  }
  return null;
}

/** Returns the codes and messages of an error and its causes, in one text. */
function textOf(error: unknown): string {
  let found = '';
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 8; e = e.cause, depth++) {
    if ('code' in e && typeof e.code === 'string') found += ` ${e.code}`;
    found += ` ${e.message}`;
  }
  return found;
}

/** Errors of Chromium that are about a proxy (net/base/net_error_list.h); without this they would look like the server's. */
const PROXY_FAULT = /ERR_(\w*PROXY\w*|TUNNEL_CONNECTION_FAILED|SOCKS_CONNECTION\w*|PAC_\w+)/;

function network(said: string, server: string): Problem | undefined {
  if (PROXY_FAULT.test(said)) return problem('proxy-failed');
  const [, fault] = certificateFaults.find(([code]) => said.includes(code)) ?? [];
  if (fault !== undefined) return problem('certificate-untrusted', { server, fault });
  if (/ERR_CERT_|certificate|net::ERR_SSL|EPROTO|ERR_SSL|wrong version number|TLS/i.test(said)) {
    return problem('not-encrypted', { server });
  }
  if (/ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED/.test(said)) {
    return problem('unknown-host', { server });
  }
  if (/ECONNREFUSED|ERR_CONNECTION_REFUSED/.test(said)) {
    return problem('connection-refused', { server, ports: [] });
  }
  if (
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ERR_CONNECTION_TIMED_OUT|ERR_ADDRESS_UNREACHABLE/.test(said)
  ) {
    return problem('no-answer', { server });
  }
  if (/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(said)) {
    return problem('no-network');
  }
  // The server did not begin to process the request (RFC 9113, section 8.7).
  if (/REFUSED_STREAM/.test(said)) return problem('requests-limited', { server });
  if (
    /ECONNRESET|EPIPE|socket hang up|ERR_CONNECTION_|ERR_HTTP2|ERR_EMPTY_RESPONSE|closed|fetch failed/.test(
      said,
    )
  ) {
    return problem('connection-lost', { server });
  }
  return undefined;
}

/** A permission is missing; the token itself is valid. */
export const notAllowed: Problem = problem('not-allowed');

/** The server does not accept the token. */
export const badToken = (server: string): Problem => problem('token-refused', { server });

/** The server's own text is never part of the sentence, as it names databases and hosts. It is kept in the cause. */
function status(error: ConnectError, server: string): Problem {
  const refusal = classifyRefusal(error);
  if (refusal === 'permission') return notAllowed;
  if (refusal === 'token') return badToken(server);
  switch (error.code) {
    case Code.Unauthenticated:
      return /permission|nope/i.test(error.rawMessage) ? notAllowed : badToken(server);
    case Code.NotFound:
      return problem('not-known-to-server', { server });
    case Code.InvalidArgument:
      return problem('refused-by-server', { server });
    case Code.Unimplemented:
      return problem('not-as-aos', { server });
    case Code.DeadlineExceeded:
    case Code.Canceled:
      return problem('too-slow', { server });
    case Code.Unavailable:
      return problem('unavailable', { server });
    default:
      return problem('internal-at-server', { server });
  }
}

/** A plain HTTP answer comes from something in front of an AOS server, or from another kind of server. */
function overHttp(status: number, server: string): Problem {
  if (status === 407) {
    return problem('gateway-login', { server });
  }
  if (status === 502 || status === 503 || status === 504) {
    return problem('gateway-unreachable', { server, status });
  }
  return problem('not-aos-http', { server, status });
}

/** Turns whatever a call threw into an AosError. @param server the name under which people know it: host and port. */
export function explain(error: unknown, server: string): AosError {
  const known = ownOf(error);
  if (known !== null) return known;
  if (isTooLarge(error)) {
    return new AosError(problem('answer-too-large', { server, most: MAX_MESSAGE_MIB }), { cause: error });
  }
  const said = textOf(error);
  const connect = ConnectError.from(error);
  // A status that the server itself sent counts more than what the text of the message looks like.
  const sent = error instanceof ConnectError && isSent(error);
  const http = error instanceof ConnectError ? /^HTTP (\d{3})\b/.exec(error.rawMessage)?.[1] : undefined;
  if (http !== undefined) return new AosError(overHttp(Number(http), server), { cause: error });
  if (
    /text\/html|content-type|unsupported content type|Protocol error|HPE_|ERR_INVALID_HTTP|missing (trailer|status)/i.test(
      said,
    ) &&
    !sent
  ) {
    return new AosError(problem('not-aos', { server }), { cause: error });
  }
  const found = (sent ? undefined : network(said, server)) ?? status(connect, server);
  return new AosError(found, { cause: error });
}

/** Whether the server sent this status, rather than the library deriving it from a connection that failed. */
function isSent(error: ConnectError): boolean {
  if (![Code.Unavailable, Code.Unknown, Code.Internal, Code.Aborted].includes(error.code)) return true;
  // gRPC and gRPC-Web send it in this header; Connect sends errors as JSON.
  return error.metadata.has('grpc-status') || error.metadata.get('content-type') === 'application/json';
}

/** The user is known but not active (yet, or any more): the server refuses every call except the one for the user. */
export const inactive = (server: string) => new AosError(problem('account-inactive', { server }));
