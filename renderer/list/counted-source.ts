import type { Reply } from '../../electron/ipc/contract.ts';
import type { Counted, ListSource } from './list.ts';
import type { Range } from './rows.ts';

/** What a list that is counted first asks the main process. */
interface CountedSource<Query, Count, Row> {
  count(query: Query): Promise<Reply<Count>>;
  page(query: Query, count: Count, range: Range): Promise<Reply<Row[]>>;
  keyOf(row: NoInfer<Row>): string;
}

/** The source of a list in which the position of a row cannot be requested: the list keeps its place by index. */
export const countedSource = <Query, Count extends Counted, Row>({
  count,
  page,
  keyOf,
}: CountedSource<Query, Count, Row>): ListSource<Query, Count, Row> => ({
  async load(query, range) {
    const counted = await count(query);
    if (!counted.ok) return counted;
    const rows = await page(query, counted.value, range);
    return rows.ok ? { ok: true, value: { count: counted.value, page: rows.value } } : rows;
  },
  count,
  page,
  locate: async () => null,
  keyOf,
});
