import { Code, ConnectError } from '@connectrpc/connect';
import { AosError, type Problem } from '../model/problem.ts';
import { classifyRefusal } from './refusal.ts';

/** Error codes of Node and OpenSSL that mean a problem with the certificate (nodejs.org/api/tls.html, errors). */
const certificate: Record<string, string> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority this computer does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an authority this computer does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate comes from an authority this computer does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority this computer does not know',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Returns the codes and messages of an error and its causes, in one text. */
function textOf(error: unknown): string {
  let found = '';
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 8; e = e.cause, depth++) {
    if ('code' in e && typeof e.code === 'string') found += ` ${e.code}`;
    found += ` ${e.message}`;
  }
  return found;
}

function network(said: string, server: string): Problem | undefined {
  const tls = Object.keys(certificate).find((code) => said.includes(code));
  if (tls !== undefined) {
    return {
      kind: 'tls',
      message: `${server} cannot be trusted: ${certificate[tls]}.`,
      next: 'Ask who runs the server for a valid certificate. Nothing was sent to it.',
    };
  }
  if (/ERR_CERT_|certificate|net::ERR_SSL|EPROTO|ERR_SSL|wrong version number|TLS/i.test(said)) {
    return {
      kind: 'tls',
      message: `No encrypted connection to ${server} could be made.`,
      next: 'Check the port: it may be one that does not encrypt.',
    };
  }
  if (/ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED/.test(said)) {
    return {
      kind: 'unreachable',
      message: `The name ${server} is not known.`,
      next: 'Check how it is written, and that you are on the network it belongs to.',
    };
  }
  if (/ECONNREFUSED|ERR_CONNECTION_REFUSED/.test(said)) {
    return {
      kind: 'unreachable',
      message: `Nothing listens at ${server}.`,
      next: 'Check the address and the port; the server may also be down.',
    };
  }
  if (
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ERR_CONNECTION_TIMED_OUT|ERR_ADDRESS_UNREACHABLE/.test(said)
  ) {
    return {
      kind: 'unreachable',
      message: `${server} does not answer.`,
      next: 'Check your network, a VPN the server may need, and the address.',
    };
  }
  if (/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(said)) {
    return {
      kind: 'unreachable',
      message: 'There is no network.',
      next: 'It goes on by itself when it is back.',
    };
  }
  if (
    /ECONNRESET|EPIPE|socket hang up|ERR_CONNECTION_|ERR_HTTP2|ERR_EMPTY_RESPONSE|closed|fetch failed/.test(
      said,
    )
  ) {
    return {
      kind: 'unreachable',
      message: `The connection to ${server} broke off.`,
      next: 'It is tried again by itself.',
    };
  }
  return undefined;
}

/** A permission is missing; the token itself is valid. */
export const notAllowed: Problem = {
  kind: 'forbidden',
  message: 'Your token does not allow this.',
  next: 'Ask for permission on the resource, or use another token.',
};

/** The server does not accept the token. */
export const badToken = (server: string): Problem => ({
  kind: 'signed-out',
  message: `${server} does not accept your token.`,
  next: 'Get a new token from the web portal and sign in with it.',
});

/** The server's own text is never part of the sentence, as it names databases and hosts. It is kept in the cause. */
function status(error: ConnectError, server: string): Problem {
  const refusal = classifyRefusal(error);
  if (refusal === 'permission') return notAllowed;
  if (refusal === 'token') return badToken(server);
  switch (error.code) {
    case Code.Unauthenticated:
      return /permission|nope/i.test(error.rawMessage) ? notAllowed : badToken(server);
    case Code.NotFound:
      return {
        kind: 'not-found',
        message: `${server} does not know this.`,
        next: 'It may have been deleted.',
      };
    case Code.InvalidArgument:
      return {
        kind: 'rejected',
        message: `${server} refused this request.`,
        next: 'Check what was entered.',
      };
    case Code.Unimplemented:
      return {
        kind: 'not-aos',
        message: `${server} answers, but not as an AOS server does.`,
        next: 'Check the address and the port.',
      };
    case Code.DeadlineExceeded:
    case Code.Canceled:
      return {
        kind: 'unreachable',
        message: `${server} took too long to answer.`,
        next: 'It is tried again by itself.',
      };
    case Code.Unavailable:
      return {
        kind: 'unreachable',
        message: `${server} is not available at the moment.`,
        next: 'It is tried again by itself.',
      };
    default:
      return {
        kind: 'server',
        message: `${server} reported an internal error.`,
        next: 'It is tried again by itself. If it continues, contact your administrator.',
      };
  }
}

/** A plain HTTP answer comes from something in front of an AOS server, or from another kind of server. */
function overHttp(status: number, server: string): Problem {
  if (status === 407) {
    return {
      kind: 'unreachable',
      message: `A proxy on the way to ${server} asks for a name and a password.`,
      next: 'Start the app with HTTPS_PROXY=http://name:password@proxy:port in its environment.',
    };
  }
  if (status === 502 || status === 503 || status === 504) {
    return {
      kind: 'unreachable',
      message: `A proxy answers at ${server}, but it does not reach the server behind it (${status}).`,
      next: 'It is tried again by itself. If it stays, tell who runs the server.',
    };
  }
  return {
    kind: 'not-aos',
    message: `Something else than an AOS server answers at ${server} (HTTP ${status}).`,
    next: 'Check the address; a web page or a proxy may be in the way.',
  };
}

/** Turns whatever a call threw into an AosError. @param server the name under which people know it: host and port. */
export function explain(error: unknown, server: string): AosError {
  if (error instanceof AosError) return error;
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
    return new AosError(
      {
        kind: 'not-aos',
        message: `Something else than an AOS server answers at ${server}.`,
        next: 'Check the address; a web page or a proxy may be in the way.',
      },
      { cause: error },
    );
  }
  const problem = (sent ? undefined : network(said, server)) ?? status(connect, server);
  return new AosError(problem, { cause: error });
}

/** Whether the server sent this status, rather than the library deriving it from a connection that failed. */
function isSent(error: ConnectError): boolean {
  if (![Code.Unavailable, Code.Unknown, Code.Internal, Code.Aborted].includes(error.code)) return true;
  // gRPC and gRPC-Web send it in this header; Connect sends errors as JSON.
  return error.metadata.has('grpc-status') || error.metadata.get('content-type') === 'application/json';
}

/** The user is known but not active (yet, or any more): the server refuses every call except the one for the user. */
export const inactive = (server: string) =>
  new AosError({
    kind: 'forbidden',
    message: `Your account is not active on ${server}.`,
    next: 'Ask your administrator to activate it, then sign in again.',
  });
