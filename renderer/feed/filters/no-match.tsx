import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { feedQuery } from '../../query/feed-query.ts';
import { type FilterPart, type Filters, noFilters, partsOf, without } from '../../query/filters.ts';
import { formatLine } from '../../query/query-line.ts';
import { subscriptionsOf, useAccounts } from '../../state/app-store.ts';
import { ask } from '../../state/bridge.ts';
import { useView } from '../../state/view-store.ts';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { partText } from './chips.tsx';

interface Props {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

interface Way {
  readonly part: FilterPart;
  readonly total: number;
}

/** Shown if nothing matches: which filters to remove, and how many events each would show. */
export function NoMatch({ filters, onChange }: Props) {
  const [ways, setWays] = useState<readonly Way[] | null>(null);
  const accounts = useAccounts();
  const scope = useView((s) => s.scope);
  const line = formatLine(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the filters say something else.
  useEffect(() => {
    let current = true;
    const count = async (part: FilterPart): Promise<Way> => {
      const query = feedQuery(scope, without(filters, part), subscriptionsOf(accounts, null));
      const reply = query && (await ask('feed.count', query));
      return { part, total: reply?.ok ? reply.value.total : 0 };
    };
    void Promise.all(partsOf(filters).slice(0, 6).map(count)).then((found) => {
      if (current) setWays(found.filter((way) => way.total > 0));
    });
    return () => {
      current = false;
    };
  }, [line, scope]);
  const text = ways?.length === 0 ? t.feed.noMatchNothing : t.feed.noMatchText;
  return (
    <Empty icon={SearchX} title={t.feed.noMatch} {...(ways ? { text } : {})}>
      {ways?.map((way) => (
        <Button key={partText(way.part)} onClick={() => onChange(without(filters, way.part))}>
          {t.feed.without(partText(way.part))} ({format.number(way.total)})
        </Button>
      ))}
      <Button variant="quiet" onClick={() => onChange(noFilters)}>
        {t.feed.clear}
      </Button>
    </Empty>
  );
}
