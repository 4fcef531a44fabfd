import { createHash } from 'node:crypto';
import type {
  User,
  Permission as WirePermission,
} from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { clean } from '../base/clean.ts';
import { namesOf } from '../model/named-codes.ts';
import type { HeldPermission, Profile } from '../model/profile.ts';
import { resourceKinds } from '../model/subjects.ts';
import { permissionOf } from './resource-from-wire.ts';

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');

function heldFrom({ resourceId, permissionLevel }: WirePermission): HeldPermission[] {
  const kind = namesOf(resourceKinds).find((one) => `${one}Id` === resourceId.case);
  const level = permissionOf(permissionLevel);
  const id = clean(resourceId.value ?? '', 64);
  return kind && level && id !== '' ? [{ id, kind, level }] : [];
}

/**
 * Reads the answer of `GetUser`.
 *
 * @param userId whose it has to be. @returns null for one that says nothing: of somebody else, or without attributes.
 */
export function profileOf(user: User | undefined, userId: string): Profile | null {
  if (user?.id !== userId || user.attributes === undefined) return null;
  const { globalAdmin, serviceAccount, tokens, personalPermissions } = user.attributes;
  const held = new Map(personalPermissions.flatMap(heldFrom).map((one) => [one.id, one]));
  return {
    profile: digest([user.displayName, user.email, user.active, globalAdmin, serviceAccount]),
    tokens: digest(tokens.map(({ id }) => id).sort()),
    permissions: [...held.values()],
  };
}
