import { expect, test } from 'vitest';
import type { EventRow } from '../model/event.ts';
import type { ExportFormat, ExportPlace } from '../model/export.ts';
import { eventTable } from './event-table.ts';
import { exportText } from './export-text.ts';

const row = (id: number, part: Partial<EventRow> = {}): EventRow => ({
  account: 'a',
  id,
  time: Date.UTC(2026, 0, 2, 3, 4, 5),
  action: 'updated',
  subject: 'object',
  resourceId: 'R',
  name: `reads_${id}`,
  path: ['soil', 'raw'],
  text: null,
  read: false,
  subscriptions: [],
  ...part,
});

const table = eventTable({
  standIn: ({ resourceId }) => `Object …${resourceId}, deleted`,
  label: (account) => `server ${account}`,
});

function sourceOf(rows: EventRow[]) {
  const asked: (ExportPlace<number> | null)[] = [];
  async function page(after: ExportPlace<number> | null, limit: number) {
    asked.push(after);
    const from = after === null ? 0 : rows.findIndex((r) => r.id === after.id) + 1;
    const found = rows.slice(from, from + limit);
    const last = found.at(-1);
    const more = last && from + limit < rows.length;
    return { rows: found, end: more ? { time: '0', id: last.id, account: 'a' } : null };
  }
  return { page, asked };
}

async function textOf(rows: EventRow[], format: ExportFormat): Promise<string> {
  let text = '';
  const { signal } = new AbortController();
  for await (const chunk of exportText(sourceOf(rows).page, table, format, signal)) text += chunk.text;
  return text;
}

test('a CSV has a header, and quotes what it has to', async () => {
  expect(await textOf([row(1, { name: 'a "b", c', read: true })], 'csv')).toBe(
    'time,action,kind,name,path,resource,text,read,starred,account,event\r\n' +
      '2026-01-02T03:04:05.000Z,updated,object,"a ""b"", c",soil / raw,R,,yes,no,server a,1\r\n',
  );
});
test('what was deleted before its name was known is called what the screens call it; JSON keeps that it has none', async () => {
  expect(await textOf([row(1, { name: '' })], 'csv')).toContain(',object,"Object …R, deleted",soil / raw,');
  expect(JSON.parse(await textOf([row(1, { name: '' })], 'jsonl'))).toMatchObject({
    name: '',
    resource: 'R',
  });
});
/** The cell of the name, as a spreadsheet reads it. */
async function nameIn(format: ExportFormat, name: string): Promise<string> {
  const text = await textOf([row(1, { name })], format);
  const [, cell = ''] =
    /,object,((?:"(?:[^"]|"")*")|[^,]*),soil|\tobject\t([^\t]*)\tsoil/s
      .exec(text)
      ?.filter((part) => part !== undefined) ?? [];
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

test.each([
  ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
  ['+49 30 1234', `'+49 30 1234`],
  ['-1+2', `'-1+2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['＝1+1', `'＝1+1`],
  ['－1', `'－1`],
  ['＠x', `'＠x`],
  ['﹦1', `'﹦1`],
  ['  =1', `'  =1`],
  ['\u00a0=1', `'\u00a0=1`],
  ['\u200b=1', `'\u200b=1`],
  ['"=1"', `'"=1"`],
  ["'=1", `''=1`],
  ['a;=cmd()', `a;'=cmd()`],
  ['a; -1', `a;' -1`],
  ['a=b-c@d.csv', 'a=b-c@d.csv'],
  ['a;b', 'a;b'],
])('a name that a spreadsheet would run is made inert: %s', async (name, cell) => {
  expect(await nameIn('csv', name)).toBe(cell);
  expect(await nameIn('tsv', name)).toBe(cell.replace(/\s+/g, ' '));
});
test('so is one behind a line break or tab, where a name has one after all', async () => {
  expect(await nameIn('csv', 'a\r\n=1')).toBe(`a\r\n'=1`);
  expect(await nameIn('csv', '\tx')).toBe(`'\tx`);
  expect(await nameIn('csv', '\t=x')).toBe(`'\t=x`);
  expect(await nameIn('tsv', 'a "quoted" name')).toBe('a "quoted" name');
});
test('what is our own stays as it is', async () => {
  expect(await textOf([row(-1, { action: 'updated' })], 'csv')).toMatch(/,-1\r\n$/);
});
test('JSON lines keep everything exactly', async () => {
  const text = await textOf([row(7, { name: '=1\n2' })], 'jsonl');
  expect(JSON.parse(text)).toEqual({
    time: '2026-01-02T03:04:05.000Z',
    action: 'updated',
    kind: 'object',
    name: '=1\n2',
    path: ['soil', 'raw'],
    resource: 'R',
    text: null,
    read: false,
    starred: false,
    account: 'server a',
    event: 7,
  });
});
test('it goes page by page, each once, and stops when it is told to', async () => {
  const { page, asked } = sourceOf(Array.from({ length: 2_500 }, (_, i) => row(i)));
  const stop = new AbortController();
  const sizes: number[] = [];
  for await (const { rows } of exportText(page, table, 'jsonl', stop.signal)) {
    sizes.push(rows);
    if (sizes.length === 2) stop.abort();
  }
  expect(sizes).toEqual([1_000, 1_000]);
  expect(asked.map((place) => place?.id)).toEqual([undefined, 999]);
});
