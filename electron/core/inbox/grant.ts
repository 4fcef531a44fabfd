import { Code, ConnectError } from '@connectrpc/connect';
import { PermissionLevel } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { AccessGrant, GrantLevel } from '../model/resource.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';

const levels: Record<GrantLevel, PermissionLevel> = {
  read: PermissionLevel.READ,
  append: PermissionLevel.APPEND,
  write: PermissionLevel.WRITE,
  admin: PermissionLevel.ADMIN,
};

/**
 * Grants a user a permission on a resource. One that is there already (from an attempt whose answer was lost, say) is
 * changed to the level.
 *
 * @throws AosError when the server refuses or cannot be reached.
 */
export async function grantAccess(
  api: Pick<AosApi, 'authorization' | 'server'>,
  { userId, resourceId, level }: AccessGrant,
  signal: AbortSignal,
): Promise<void> {
  const asked = { userId, resourceId, permissionLevel: levels[level] };
  try {
    await api.authorization.createAuthorization(asked, { signal }).catch(async (error: unknown) => {
      if (!(error instanceof ConnectError) || error.code !== Code.AlreadyExists) throw error;
      await api.authorization.updateAuthorization(asked, { signal });
    });
  } catch (error) {
    throw explain(error, api.server);
  }
}
