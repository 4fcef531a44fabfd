import { expect, test } from 'vitest';
import type { InboxQuery } from '../model/notification.ts';
import { ACCOUNT, type TestStore, testStore } from '../testing/store.ts';
import { exportText } from './export-text.ts';
import { historyTable } from './history-table.ts';

const AT = Date.UTC(2026, 10, 20, 12);
const history: InboxQuery = { account: null, view: 'history', kinds: [], text: '' };

function request(n: number, userName = 'Ada') {
  const about = { userId: 'U', userName, resourceId: 'R', resourceName: 'soil' };
  return { id: `n${n}`, kind: 1, time: AT + n, message: '=1+1', ...about };
}

/** One that was granted, one that was dismissed and one that somebody else handled. */
function decided(): TestStore {
  const store = testStore();
  const { writer } = store;
  writer.putNotifications([request(1), request(2, '@Bob, PhD'), request(3)], 0);
  writer.leaveInbox(['n1'], 'g', { decidedAt: AT + 60_000, undoUntil: 0 }, { is: 'grant', level: 'append' });
  writer.noteGranted(['n1']);
  writer.leaveInbox(['n2'], 'd', { decidedAt: AT + 120_000, undoUntil: 0 });
  writer.settleNotifications(['n1', 'n2'], AT + 180_000);
  writer.putNotifications([], AT + 240_000);
  return store;
}

async function textOf({ reader }: TestStore, format: 'csv' | 'jsonl', query = history): Promise<string[]> {
  let text = '';
  const page = async (after: Parameters<typeof reader.historyAfter>[1], limit: number) =>
    reader.historyAfter(query, after, limit);
  const table = historyTable((account) => `label of ${account}`);
  for await (const chunk of exportText(page, table, format, new AbortController().signal)) text += chunk.text;
  return text.trimEnd().split(/\r?\n/);
}

test('who asked for what, what was decided, by whom and when, the latest on top; spreadsheets calculate nothing', async () => {
  using store = decided();
  const label = `label of ${ACCOUNT}`;
  const day = '2026-11-20T12:';
  expect(await textOf(store, 'csv')).toEqual([
    'settled,decision,level,decided,decided_by,received,kind,person,person_id,resource,resource_kind,path,resource_id,text,starred,account,notification',
    `${day}04:00.000Z,elsewhere,,,,${day}00:00.003Z,access-requested,Ada,U,soil,,,R,'=1+1,no,${label},n3`,
    `${day}03:00.000Z,dismissed,,${day}02:00.000Z,${label},${day}00:00.002Z,access-requested,"'@Bob, PhD",U,soil,,,R,'=1+1,no,${label},n2`,
    `${day}03:00.000Z,granted,append,${day}01:00.000Z,${label},${day}00:00.001Z,access-requested,Ada,U,soil,,,R,'=1+1,no,${label},n1`,
  ]);
});

test('JSON lines have every text as it is, and what the filter finds', async () => {
  using store = decided();
  const [line, ...others] = await textOf(store, 'jsonl', { ...history, settlements: ['dismissed'] });
  expect(others).toEqual([]);
  expect(JSON.parse(line ?? '')).toEqual({
    settled: '2026-11-20T12:03:00.000Z',
    decision: 'dismissed',
    level: null,
    decided: '2026-11-20T12:02:00.000Z',
    decided_by: `label of ${ACCOUNT}`,
    received: '2026-11-20T12:00:00.002Z',
    kind: 'access-requested',
    person: '@Bob, PhD',
    person_id: 'U',
    resource: 'soil',
    resource_kind: null,
    path: [],
    resource_id: 'R',
    text: '=1+1',
    starred: false,
    account: `label of ${ACCOUNT}`,
    notification: 'n2',
  });
});

test('many that were settled at the same moment are exported once each, page by page', async () => {
  using store = testStore();
  const { writer } = store;
  const list = Array.from({ length: 2_500 }, (_, n) => request(n));
  writer.putNotifications(list, 0);
  writer.putNotifications([], AT);
  const lines = await textOf(store, 'jsonl');
  const ids = lines.map((line) => (JSON.parse(line) as { notification: string }).notification);
  expect(ids).toEqual(
    list
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  );
});
