export const resourceKinds = ['project', 'collection', 'dataset', 'object'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

export const permissions = ['none', 'read', 'append', 'write', 'admin'] as const;
export type Permission = (typeof permissions)[number];

/** A resource that could be watched, as the "Watch…" dialog lists it. */
export interface Candidate {
  resourceId: string;
  kind: ResourceKind;
  name: string;
  title: string;
  permission: Permission | null;
  watched: boolean;
}

/** What could be watched, as far as it could be found. */
export interface Candidates {
  found: Candidate[];
  /** The server's search does not work: these are resources the token has permissions on. */
  searchDown: boolean;
}
