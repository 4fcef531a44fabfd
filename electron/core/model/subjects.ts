import type { ResourceVariant } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { nameByCode, namesOf } from './named-codes.ts';

interface SubjectFacts {
  /** What it is stored as. */
  code: number;
  /** The resource variant of the API; null for what is no resource. */
  wire: keyof typeof ResourceVariant | null;
}

/** The kinds of resources, from the widest to the smallest. A new kind is a line here, one in `renderer/ui/kind-styles.ts`. */
export const resourceKinds = {
  project: { code: 1, wire: 'PROJECT' },
  collection: { code: 2, wire: 'COLLECTION' },
  dataset: { code: 3, wire: 'DATASET' },
  object: { code: 4, wire: 'OBJECT' },
} as const satisfies Record<string, SubjectFacts>;

/** What an event can be about: a resource of some kind, a user, everybody; `unknown` when it could not be read. */
export const subjects = {
  ...resourceKinds,
  user: { code: 5, wire: null },
  announcement: { code: 6, wire: null },
  unknown: { code: 0, wire: null },
} as const satisfies Record<string, SubjectFacts>;

export type ResourceKind = keyof typeof resourceKinds;
export type Subject = keyof typeof subjects;

/** The subject a stored number stands for. */
export const subjectByCode = nameByCode<Subject>(subjects, 'unknown');

const kinds = new Set<string>(namesOf(resourceKinds));
/** Whether what an event is about is a resource. */
export const isResourceKind = (subject: string): subject is ResourceKind => kinds.has(subject);

/** The kind of resource a stored number stands for; null for what is no resource. */
export function kindByCode(code: number | null): ResourceKind | null {
  const subject = code === null ? 'unknown' : subjectByCode(code);
  return isResourceKind(subject) ? subject : null;
}
