/** The groups of the inbox as sections of its list. */
import type { InboxGrouping } from '../../electron/core/model/inbox-groupings.ts';
import type { InboxQuery, InboxRow, Output } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';

type Count = Output<'inbox.count'>;
type Group = Output<'inbox.groups'>[number];

export interface InboxListSection {
  readonly key: string;
  /** What the list was grouped by when it was read; it may be grouped otherwise by now. */
  readonly by: InboxGrouping;
  readonly rows: number;
  /** How many notifications its rows stand for, and how many of these are access requests. */
  readonly total: number;
  readonly requests: number;
  /** Whether it is collapsed: its rows are not in the list. */
  readonly isClosed: boolean;
  /** What limits the list to this section. */
  readonly only: Partial<InboxQuery>;
  /** The person, resource or day; null for a kind, and for what is in no other section. */
  readonly group: Group | null;
}

/** The key of the section with what is in no other. */
const OTHERS = 'others';

/** @param groups by person, resource or day, in their order. @param closed the keys of those that are collapsed. */
export function sectionsOf(
  by: InboxGrouping,
  count: Count,
  groups: readonly Group[],
  closed: ReadonlySet<string>,
): InboxListSection[] {
  return partsOf(by, count, groups).map((part) => ({ ...part, by, isClosed: closed.has(part.key) }));
}

type Part = Omit<InboxListSection, 'by' | 'isClosed'>;

function partsOf(by: InboxGrouping, count: Count, groups: readonly Group[]): Part[] {
  const { rows, total, kinds } = count;
  const requests = kinds.find(({ kind }) => kind === 'access-requested')?.count ?? 0;
  if (by === 'none') return [{ key: '', rows, total, requests, only: {}, group: null }];
  if (by === 'kind')
    return kinds.map((one) => ({
      key: one.kind,
      rows: one.rows,
      total: one.count,
      requests: one.kind === 'access-requested' ? one.count : 0,
      only: { kinds: [one.kind] },
      group: null,
    }));
  const parts = groups.map((group) => ({
    key: group.key,
    rows: group.rows,
    total: group.total,
    requests: group.requests,
    only: { section: { by, ids: [group.key], areOthers: false } },
    group,
  }));
  const left = (of: 'rows' | 'total' | 'requests', all: number) =>
    parts.reduce((rest, part) => rest - part[of], all);
  if (by === 'day' || left('rows', rows) <= 0) return parts;
  const section = { by, ids: groups.map(({ key }) => key), areOthers: true };
  const others = {
    key: OTHERS,
    rows: left('rows', rows),
    total: left('total', total),
    requests: left('requests', requests),
  };
  return [...parts, { ...others, only: { section }, group: null }];
}

/** The key of the section that a row is in. */
export function sectionOfRow(
  by: InboxGrouping,
  sections: readonly InboxListSection[],
  row: InboxRow,
): string {
  if (by === 'none') return '';
  if (by === 'kind') return row.kind;
  if (by === 'day') {
    const at = listedAt(row);
    return sections.find(({ key }) => Number(key) <= at)?.key ?? '';
  }
  const id = (by === 'person' ? row.user : row.resource)?.id;
  return sections.find(({ key, group }) => group !== null && key === id)?.key ?? OTHERS;
}

/** What limits the list to some of its sections. */
export function onlySections(
  by: InboxGrouping,
  sections: readonly InboxListSection[],
  keys: ReadonlySet<string>,
): Partial<InboxQuery> {
  if (by === 'none') return {};
  const chosen = sections.filter(({ key }) => keys.has(key));
  if (by === 'kind') return { kinds: chosen.flatMap(({ only }) => only.kinds ?? []) };
  const areOthers = chosen.some(({ group }) => group === null);
  // All others, and some of the groups, are everything without the rest of the groups.
  const ids = sections.filter(({ key, group }) => group !== null && keys.has(key) !== areOthers);
  return { section: { by, ids: ids.map(({ key }) => key), areOthers } };
}

/** Whether a row of the list is in the groups that a query is limited to. */
export function groupsOf({ kinds, section }: InboxQuery): (row: InboxRow) => boolean {
  const ids = new Set(section?.ids);
  const days = section?.by === 'day' ? section.ids.map(Number) : [];
  const isInSection = (row: InboxRow) => {
    if (section === undefined) return true;
    if (section.by === 'day') return days.includes(new Date(listedAt(row)).setHours(0, 0, 0, 0));
    const id = (section.by === 'person' ? row.user : row.resource)?.id;
    return (id !== undefined && ids.has(id)) !== section.areOthers;
  };
  return (row) => (kinds.length === 0 || kinds.includes(row.kind)) && isInSection(row);
}

/** When a row is listed: what was snoozed, when it came back. */
const listedAt = ({ settledAt, snooze, time }: InboxRow): number => settledAt ?? snooze?.back ?? time;

/** What the heading of a section says. `now`: epoch ms. */
export function headingOf({ key, by, group }: InboxListSection, now: number): string {
  if (by === 'kind') return Object.entries(t.inbox.kinds).find(([kind]) => kind === key)?.[1] ?? '';
  if (group === null)
    return by === 'none' ? '' : t.decide.groups.others[by === 'person' ? 'person' : 'resource'];
  if (by === 'day') return format.day(Number(key), now);
  const name = group.name || t.unknownName;
  return [...group.path, name].join(' / ');
}
