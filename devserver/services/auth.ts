import { Code, ConnectError, type HandlerContext } from '@connectrpc/connect';
import type { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { signToken, verifyToken } from '../auth/jwt.ts';
import type { ResourceRecord, TokenRecord, UserRecord } from '../state/model.ts';
import { permissionOn } from '../state/permission.ts';
import type { Aos } from './aos.ts';

export function unauthorized(): ConnectError {
  return new ConnectError('Unauthorized', Code.Unauthenticated);
}

/** AOS answers UNAUTHENTICATED here too, never PERMISSION_DENIED. */
export function permissionDenied(): ConnectError {
  return new ConnectError('Permission denied', Code.Unauthenticated);
}

/** Whose token the call carries. Throws UNAUTHENTICATED when it is missing, bad, over or revoked. */
export function callerOf(aos: Aos, context: Pick<HandlerContext, 'requestHeader'>): UserRecord {
  const header = context.requestHeader.get('authorization') ?? '';
  const [scheme, token, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || rest.length > 0) throw unauthorized();
  const vouched = aos.issuer?.personOf(token, aos.clock.now());
  const person = vouched === undefined ? undefined : aos.state.users.get(vouched);
  if (person) return person;
  const claims = verifyToken(token, aos.state.secrets.jwt, aos.clock.now());
  const user = claims === undefined ? undefined : aos.state.users.get(claims.sub);
  const record = user?.tokens.find((one) => one.id === claims?.jti);
  if (user === undefined || record === undefined || record.revoked) throw unauthorized();
  return user;
}

/** Throws UNAUTHENTICATED unless the user has at least this level on the resource. */
export function requirePermission(
  aos: Aos,
  user: UserRecord,
  resource: ResourceRecord | undefined,
  level: PermissionLevel,
): ResourceRecord {
  if (resource === undefined || permissionOn(aos.state, user, resource) < level) throw permissionDenied();
  return resource;
}

/** Throws UNAUTHENTICATED unless the user is that user, or administers the server. */
export function requireSelf(user: UserRecord, userId: string): void {
  if (user.id !== userId && !user.globalAdmin) throw permissionDenied();
}

/** The text of a token; always the same for the same record. */
export function tokenText(aos: Pick<Aos, 'state'>, user: UserRecord, token: TokenRecord): string {
  const claims = {
    sub: user.id,
    jti: token.id,
    iat: Math.floor(token.createdAt / 1000),
    exp: Math.floor(token.expiresAt / 1000),
  };
  return signToken(claims, aos.state.secrets.jwt);
}
