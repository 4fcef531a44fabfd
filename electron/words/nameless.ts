import type { EventRow } from '../core/model/event.ts';
import type { Words } from './en.ts';

/** Number of characters of an id that tell it apart from its neighbours: those of ids made together differ at their ends. */
const TAIL = 3;

type Named = Pick<EventRow, 'subject' | 'resourceId'>;

/** Returns what stands for the name of a resource while none is known, as "Object …TBH". */
export function standsFor({ subject, resourceId }: Named, words: Pick<Words, 'subjects'>): string {
  const kind = words.subjects[subject];
  return resourceId ? `${kind} …${resourceId.slice(-TAIL)}` : kind;
}

/** Returns what a resource is called that was deleted before its name was known, as "Object …TBH, deleted". */
export function deletedName(row: Named, words: Pick<Words, 'subjects' | 'nameless'>): string {
  return words.nameless(standsFor(row, words));
}
