import { Code, ConnectError } from '@connectrpc/connect';

/**
 * Why a server refused a call: the token is invalid (`token`), the token is valid but lacks a permission (`permission`),
 * or the text does not tell which of the two (`unclear`).
 */
export type Refusal = 'token' | 'permission' | 'unclear';

const TOKEN =
  /unauthori[sz]ed|metadata token not found|authorization flow error|token|jwt|expired|credential|signature|log(ged)? ?in/i;
const PERMISSION = /invalid permissions?|missing permissions?|insufficient|not allowed|forbidden/i;

/**
 * Decides what a refused call means; null for an error that is not a refusal. This is the only place that decides it.
 *
 * AOS v2.0.2 answers UNAUTHENTICATED for all problems with tokens and permissions, and wraps one status into the text of
 * another: "Permission denied : status: Unauthenticated, message: "Unauthorized", …" means a bad token, the same with
 * "Invalid permissions" a missing permission. The outer text is the same for both, so only the innermost text counts.
 */
export function classifyRefusal(error: unknown): Refusal | null {
  if (!(error instanceof ConnectError)) return null;
  const said = error.rawMessage;
  // The library made this error from an HTTP status, which came from something in front of the server.
  if (/^HTTP \d{3}\b/.test(said)) return null;
  const inner = innermost(said);
  const wrapped = /status:\s*Unauthenticated/i.test(said);
  if (error.code !== Code.Unauthenticated && !wrapped) {
    return error.code === Code.PermissionDenied ? 'permission' : null;
  }
  if (PERMISSION.test(inner)) return 'permission';
  if (TOKEN.test(inner)) return 'token';
  return error.code === Code.PermissionDenied ? 'permission' : 'unclear';
}

/** Returns the message of the innermost status in a text, without the prefix the server adds ("Nope. : "). */
function innermost(said: string): string {
  // Each level of nesting escapes the quotes of the inner levels once more.
  const messages = [...said.matchAll(/message:\s*\\*"(?=([^"\\]*))/g)].map((match) => match[1]?.trim() ?? '');
  const inner = messages.findLast((message) => message !== '') ?? said;
  return inner.split(/\s:\s/).at(-1) ?? inner;
}
