import { expect, test } from 'vitest';
import { formatLine } from './format.ts';
import { parseLine } from './parse.ts';
import { withNew } from './replace.ts';
import type { NameSource } from './resolve.ts';

const names: NameSource = {
  accounts: [
    { id: 'a1', label: 'Uni', subscriptions: [{ id: 's1', names: ['soil'] }] },
    { id: 'a2', label: 'Home', subscriptions: [{ id: 's1', names: ['wheat'] }] },
  ],
};
const now = new Date(2026, 10, 25, 12).getTime();

function added(before: string, line: string): string {
  const { filter } = parseLine(line);
  const base = parseLine(before).filter;
  return formatLine(filter.reduce((all, one) => withNew(all, one, { now, names }), base));
}

test.each([
  // What can hold together stays, and alternatives join.
  ['action:created', 'action:deleted', 'action:created,deleted'],
  ['kind:object -draft', 'action:deleted', 'kind:object action:deleted -draft'],
  ['is:unread', 'is:snoozed', 'is:unread is:snoozed'],
  ['after:2026-11-01', 'before:2026-11-20', 'after:2026-11-01 before:2026-11-20'],
  ['reads', 'more', 'reads more'],
  ['in:soil', 'account:Uni', 'in:soil account:Uni'],
  ['in:soil', 'in:wheat', 'in:soil,wheat'],
  // What was left out is asked for, and the other way round.
  ['-action:deleted,created', 'action:deleted', '-action:created action:deleted'],
  ['action:created,deleted', '-action:deleted', 'action:created -action:deleted'],
  ['action:deleted', '-action:deleted', '-action:deleted'],
  ['-draft reads', 'draft', 'reads draft'],
  ['in:soil', '-in:soil', '-in:soil'],
  // States that exclude each other.
  ['is:unread', 'is:read', 'is:read'],
  ['is:unread is:snoozed', '-is:unread', 'is:snoozed -is:unread'],
  ['-is:read', '-is:unread', '-is:unread'],
  ['is:read,snoozed', 'is:unread', 'is:read,snoozed is:unread'],
  // Announcements have a kind and an action of their own.
  ['kind:object', 'announcement:maintenance', 'announcement:maintenance'],
  ['announcement:maintenance', 'kind:object', 'kind:object'],
  ['action:deleted', 'kind:announcement', 'kind:announcement'],
  ['kind:announcement', 'action:deleted', 'action:deleted'],
  ['kind:announcement,object', 'action:deleted', 'kind:announcement,object action:deleted'],
  ['-kind:announcement', 'announcement:blog', 'announcement:blog'],
  [
    'kind:announcement -announcement:blog',
    'action:announced',
    'kind:announcement action:announced -announcement:blog',
  ],
  // Times that leave nothing between them.
  ['before:2026-11-01', 'after:2026-11-10', 'after:2026-11-10'],
  ['last:7d', 'before:2026-11-01', 'before:2026-11-01'],
  ['after:2026-11-10', '-after:2026-11-01', '-after:2026-11-01'],
  ['before:yesterday', 'last:1h', 'last:1h'],
  ['after:yesterday', '-last:7d', '-last:7d'],
  // A place that the account does not have.
  ['account:Home', 'in:soil', 'in:soil'],
  ['in:soil', 'account:Home', 'account:Home'],
  ['-account:Uni', 'in:soil', 'in:soil'],
  ['account:Home', 'in:nowhere', 'in:nowhere account:Home'],
])('%s, then %s', (before, line, after) => {
  const words = (text: string) => text.split(' ').sort();
  expect(words(added(before, line))).toEqual(words(formatLine(parseLine(after).filter)));
});
