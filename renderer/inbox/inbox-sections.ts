/** The groups of the inbox as sections of its list. */
import type { InboxGrouping } from '../../electron/core/model/inbox-groupings.ts';
import type { InboxQuery, Output } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';

type Count = Output<'inbox.count'>;
type Group = Output<'inbox.groups'>[number];

export interface InboxListSection {
  readonly key: string;
  readonly rows: number;
  /** How many notifications its rows stand for. */
  readonly total: number;
  /** What limits the list to this section. */
  readonly only: Partial<InboxQuery>;
  /** The person, resource or day; null for a kind, and for what is in no other section. */
  readonly group: Group | null;
}

/** The key of the section with what is in no other. */
const OTHERS = 'others';

/** @param groups by person, resource or day, in their order */
export function sectionsOf(by: InboxGrouping, count: Count, groups: readonly Group[]): InboxListSection[] {
  if (by === 'none') return [{ key: '', rows: count.rows, total: count.total, only: {}, group: null }];
  if (by === 'kind')
    return count.kinds.map(({ kind, rows, count: total }) => ({
      key: kind,
      rows,
      total,
      only: { kinds: [kind] },
      group: null,
    }));
  const sections = groups.map((group) => ({
    key: group.key,
    rows: group.rows,
    total: group.total,
    only: by === 'day' ? {} : { section: { by, ids: [group.key], areOthers: false } },
    group,
  }));
  const rows = count.rows - sections.reduce((sum, section) => sum + section.rows, 0);
  if (by === 'day' || rows <= 0) return sections;
  const total = count.total - sections.reduce((sum, section) => sum + section.total, 0);
  const section = { by, ids: groups.map(({ key }) => key), areOthers: true };
  return [...sections, { key: OTHERS, rows, total, only: { section }, group: null }];
}

/** What the heading of a section says. `now`: epoch ms. */
export function headingOf({ key, group }: InboxListSection, by: InboxGrouping, now: number): string {
  if (by === 'kind') return Object.entries(t.inbox.kinds).find(([kind]) => kind === key)?.[1] ?? '';
  if (group === null)
    return by === 'none' ? '' : t.decide.groups.others[by === 'person' ? 'person' : 'resource'];
  if (by === 'day') return format.day(Number(key), now);
  const name = group.name || t.unknownName;
  return [...group.path, name].join(' / ');
}
