import type { Permission, ResourceKind } from './resource.ts';

/** A permission of the account's own user. */
export interface HeldPermission {
  id: string;
  kind: ResourceKind;
  level: Permission;
}

/** What the server says of the account's own user, as far as changes of it are told. */
export interface Profile {
  /** Digests: what they are of is nobody's business but the server's. */
  profile: string;
  tokens: string;
  permissions: HeldPermission[];
}
