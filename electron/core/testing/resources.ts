import type { KnownResource } from '../store/write/write-resources.ts';

/** A resource as the server tells it, of which nothing but its name is known by itself. An object unless told otherwise. */
export const knownResource = (
  part: Pick<KnownResource, 'id' | 'name'> & Partial<KnownResource>,
): KnownResource => ({
  kind: 4,
  title: '',
  description: '',
  path: [],
  parent: null,
  size: null,
  permission: null,
  status: '',
  createdAt: null,
  deleted: false,
  ...part,
});
