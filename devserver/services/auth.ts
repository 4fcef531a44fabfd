import { Code, ConnectError, type HandlerContext } from '@connectrpc/connect';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { signToken, verifyToken } from '../auth/jwt.ts';
import type { ResourceRecord, TokenRecord, UserRecord } from '../state/model.ts';
import { permissionFrom, permissionOn } from '../state/permission.ts';
import type { Aos } from './aos.ts';

type Context = Pick<HandlerContext, 'requestHeader'>;

/** The text before the reason of an error, which differs from call to call on the real server. */
export interface Wording {
  /** Before an error in the header. */
  header: string;
  /** Before an error in the token or its permissions; empty for GetUser. */
  check?: string | undefined;
}

export const EVENT_WORDING: Wording = { header: 'Token extraction failed', check: 'Permission denied' };
export const USER_WORDING: Wording = { header: 'Token authentication error', check: 'Unauthorized' };

/** The caller and the kind of token used. */
export interface Caller {
  user: UserRecord;
  /** The scope of a token that is valid for one resource only. */
  scope: TokenRecord['scope'];
}

/** The error for a token that is malformed, has expired or was revoked. */
function unauthorized(aos: Aos, wording: Wording, why = 'Unauthorized'): ConnectError {
  return refusal(aos, wording, why, 'Unauthorized');
}

/** AOS answers UNAUTHENTICATED here too, never PERMISSION_DENIED. */
export function permissionDenied(aos: Aos, wording: Wording): ConnectError {
  return refusal(
    aos,
    wording,
    'Invalid permissions',
    wording.check === 'Nope.' ? 'Nope.' : 'Permission denied',
  );
}

function refusal(aos: Aos, { check }: Wording, inner: string, plain: string): ConnectError {
  const text = !aos.faults.has('texts') ? plain : check === undefined ? inner : `${check} : ${nested(inner)}`;
  return new ConnectError(text, Code.Unauthenticated);
}

/** Formats an error inside another one as the real server does. */
export function nested(message: string, code = 'Unauthenticated'): string {
  return `status: ${code}, message: "${message}", details: [], metadata: MetadataMap { headers: {} }`;
}

/** Returns the owner of the call's token. Throws UNAUTHENTICATED if it is missing, malformed, expired or revoked. */
export function callerOf(aos: Aos, context: Context, wording: Wording): Caller {
  const token = tokenIn(aos, context, wording);
  const vouched = aos.issuer?.personOf(token, aos.clock.now());
  if (vouched !== undefined) {
    const person = aos.state.users.get(vouched);
    if (person === undefined) throw unauthorized(aos, wording, 'Not registered');
    return { user: person, scope: undefined };
  }
  const claims = verifyToken(token, aos.state.secrets.jwt, aos.clock.now());
  const user = claims === undefined ? undefined : aos.state.users.get(claims.sub);
  const record = user?.tokens.find((one) => one.id === claims?.jti);
  if (user === undefined || record === undefined || record.revoked) throw unauthorized(aos, wording);
  return { user, scope: record.scope };
}

function tokenIn(aos: Aos, context: Context, wording: Wording): string {
  const header = context.requestHeader.get('authorization');
  const [scheme, token = '', ...rest] = (header ?? '').split(' ');
  if (scheme === 'Bearer' && token !== '' && rest.length === 0) return token;
  if (!aos.faults.has('texts')) throw unauthorized(aos, wording);
  const why = header === null ? 'Metadata token not found' : 'Authorization flow error';
  throw new ConnectError(`${wording.header} : ${why}`, Code.Unauthenticated);
}

/** Like {@link callerOf}, for a call that needs an activated user. */
export function activeCallerOf(aos: Aos, context: Context, wording: Wording): Caller {
  const caller = callerOf(aos, context, wording);
  if (!isActive(caller.user)) throw permissionDenied(aos, wording);
  return caller;
}

/** Like {@link activeCallerOf}, for a personal call: a scoped token is not enough. */
export function personalCallerOf(aos: Aos, context: Context, wording: Wording): Caller {
  const caller = activeCallerOf(aos, context, wording);
  if (caller.scope !== undefined) throw permissionDenied(aos, wording);
  return caller;
}

export function isActive(user: UserRecord): boolean {
  return user.active !== false;
}

/** Returns the caller's permission level on a resource. */
export function levelOn(
  aos: Pick<Aos, 'state'>,
  { user, scope }: Caller,
  resource: ResourceRecord,
): PermissionLevel {
  if (!isActive(user)) return PermissionLevel.NONE;
  if (scope === undefined) return permissionOn(aos.state, user, resource);
  return permissionFrom(aos.state, { [scope.resource]: scope.level }, resource);
}

/** Throws UNAUTHENTICATED unless the caller has at least this level on the resource. */
export function requirePermission(
  aos: Aos,
  caller: Caller,
  resource: ResourceRecord | undefined,
  level: PermissionLevel,
  wording: Wording,
): ResourceRecord {
  if (resource === undefined || levelOn(aos, caller, resource) < level) throw permissionDenied(aos, wording);
  return resource;
}

/** Throws UNAUTHENTICATED unless the caller is that user, or administers the server. */
export function requireSelf(aos: Aos, { user, scope }: Caller, userId: string, wording: Wording): void {
  const isSelf = user.id === userId && !user.serviceAccount;
  if (scope === undefined && isActive(user) && (isSelf || user.globalAdmin)) return;
  throw permissionDenied(aos, wording);
}

/** Returns the text of a token, always the same for the same record. */
export function tokenText(aos: Pick<Aos, 'state'>, user: UserRecord, token: TokenRecord): string {
  const claims = {
    sub: user.id,
    jti: token.id,
    iat: Math.floor(token.createdAt / 1000),
    exp: Math.floor(token.expiresAt / 1000),
  };
  return signToken(claims, aos.state.secrets.jwt);
}
