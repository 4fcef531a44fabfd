import type { EventRef, EventRow, FeedQuery } from '../model/event.ts';
import type { EventDetail } from '../model/event-detail.ts';
import type { ExportFormat, ExportPlace } from '../model/export.ts';
import type { StatisticsQuery } from '../model/statistics.ts';
import { eventTable } from './event-table.ts';
import { exportText } from './export-text.ts';
import { createReadMarks } from './read-marks.ts';
import type { Registry } from './registry.ts';
import { statisticsText } from './statistics-text.ts';

/** The feed over all accounts: what is shown, marked and exported. */
export function createFeed(registry: Registry, hidesDerived: () => boolean) {
  const { read, label } = registry;
  /** What is asked for, without what the person does not want to see. */
  const shown = <Query extends object>(query: Query): Query & { derived?: boolean } =>
    hidesDerived() ? { ...query, derived: false } : query;

  function portalPage(account: string, resourceId: string): string | null {
    const portal = registry.record(account)?.portal;
    return portal === undefined ? null : `${portal}/objects/${encodeURIComponent(resourceId)}`;
  }

  return {
    ...createReadMarks(registry, shown),
    portalPage,
    feedCount: (query: FeedQuery) => read().feedCount(shown(query)),
    feedPage: (query: FeedQuery, offset: number, limit: number, before: number | null = null) =>
      read().feedPage(shown(query), offset, limit, before),
    feedActivity: (query: FeedQuery) => read().feedActivity(shown(query)),
    feedLocate: (query: FeedQuery, event: EventRef) => read().feedLocate(shown(query), event),
    burstPlaces: (query: FeedQuery, heads: EventRef[]) => read().burstPlaces(shown(query), heads),
    burstPage: (query: FeedQuery, head: EventRef, offset: number, limit: number) =>
      read().burstPage(shown(query), head, offset, limit),
    burstLocate: (query: FeedQuery, event: EventRef) => read().burstLocate(shown(query), event),
    burstEvents: (query: FeedQuery, heads: EventRef[]) => read().burstEvents(shown(query), heads),

    statistics: (query: StatisticsQuery) => read().statistics(shown(query)),
    statisticsText: async (query: StatisticsQuery) =>
      statisticsText(await read().statistics(shown(query)), query.account, label),

    async feedDetail({ account, id }: EventRef): Promise<EventDetail> {
      const detail = await read().feedDetail(account, id);
      const { resourceId } = detail.row;
      return { ...detail, portal: resourceId === null ? null : portalPage(account, resourceId) };
    },

    /** @param standIn what a row is called where its resource has no name. */
    exportFeed: (
      query: FeedQuery,
      format: ExportFormat,
      standIn: (row: EventRow) => string,
      signal: AbortSignal,
    ) =>
      exportText(
        (after: ExportPlace<number> | null, limit) => read().feedAfter(shown(query), after, limit),
        eventTable({ standIn, label }),
        format,
        signal,
      ),
  };
}
