import { z } from 'zod';
import { namesOf } from './named-codes.ts';
import { resourceKinds } from './subjects.ts';

export const ResourceKind = z.enum(namesOf(resourceKinds));
export type ResourceKind = z.infer<typeof ResourceKind>;

/** What somebody may do with a resource, from least to most. */
export const Permission = z.enum(['none', 'read', 'append', 'write', 'admin']);
export type Permission = z.infer<typeof Permission>;

/** All levels, from least to most. */
export const levels = Permission.options;

/** What somebody else may do with a resource, as far as the server tells. */
export const HeldAccess = z.object({
  level: Permission,
  /** Whether access to all that the resource lies in was looked at too: if not, it may be more. */
  isWhole: z.boolean(),
});
export type HeldAccess = z.infer<typeof HeldAccess>;

/** A person, and where they may have access: a resource, and what is known of what it lies in, up to the project. */
export interface AccessQuestion {
  userId: string;
  /** The resource first. */
  places: readonly string[];
  /** Whether the last place is the project. */
  isWhole: boolean;
}

/** What an access request can be answered with. */
export const GrantLevel = Permission.exclude(['none']);
export type GrantLevel = z.infer<typeof GrantLevel>;

/** Who gets which access to what. */
export interface AccessGrant {
  userId: string;
  resourceId: string;
  level: GrantLevel;
}

/** A resource that could be watched, as the "Watch…" dialog lists it. */
export const Candidate = z.object({
  resourceId: z.string(),
  kind: ResourceKind,
  name: z.string(),
  title: z.string(),
  permission: Permission.nullable(),
  watched: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

/** What could be watched, as far as it could be found. */
export const Candidates = z.object({
  found: z.array(Candidate),
  /** The server's search does not work: these are the resources the token has permissions on. */
  searchDown: z.boolean(),
});
export type Candidates = z.infer<typeof Candidates>;

/** What a resource is called. */
export interface NamedResource {
  id: string;
  name: string;
  title: string;
  /** Names from the project down to the parent. */
  path: string[];
}
