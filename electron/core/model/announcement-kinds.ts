import type { AnnouncementType } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';

interface KindFacts {
  /** What it is stored as. */
  code: number;
  /** The type of the API; null where none says so. */
  wire: keyof typeof AnnouncementType | null;
}

/**
 * What an announcement is about, the most pressing first. `other` is one without a type, or with one that this version does
 * not know. A new kind is a line here, one in `renderer/ui/kind-styles.ts` and its words.
 */
export const announcementKinds = {
  maintenance: { code: 1, wire: 'MAINTENANCE' },
  update: { code: 2, wire: 'UPDATE' },
  release: { code: 3, wire: 'RELEASE' },
  organization: { code: 4, wire: 'ORGA' },
  blog: { code: 5, wire: 'BLOG' },
  other: { code: 0, wire: null },
} as const satisfies Record<string, KindFacts>;
