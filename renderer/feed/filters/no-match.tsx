import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Filter } from '../../../electron/core/model/filter.ts';
import { type FilterPart, noFilter, partsOf, withoutPart } from '../../../electron/core/query/filter.ts';
import { formatLine } from '../../../electron/core/query/format.ts';
import { feedQuery } from '../../query/feed-query.ts';
import { namesOfAccounts } from '../../query/names.ts';
import { partText } from '../../query/part-text.ts';
import { useAccounts } from '../../state/app-store.ts';
import { ask } from '../../state/bridge.ts';
import { useView } from '../../state/view-store.ts';
import { format, t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';

interface Props {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** What removing a part does. */
const wayText = (part: FilterPart): string =>
  part.not ? t.query.chip.including(partText({ ...part, not: false })) : t.feed.without(partText(part));

interface Way {
  readonly part: FilterPart;
  readonly total: number;
}

/** Shown if nothing matches: which filters to remove, and how many events each would show. */
export function NoMatch({ filter, onChange }: Props) {
  const [ways, setWays] = useState<readonly Way[] | null>(null);
  const accounts = useAccounts();
  const scope = useView((s) => s.scope);
  const line = formatLine(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the filters say something else.
  useEffect(() => {
    let current = true;
    const count = async (part: FilterPart): Promise<Way> => {
      const query = feedQuery(scope, withoutPart(filter, part), namesOfAccounts(accounts), Date.now());
      const reply = await ask('feed.count', query);
      return { part, total: reply.ok ? reply.value.total : 0 };
    };
    void Promise.all(partsOf(filter).slice(0, 6).map(count)).then((found) => {
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
        <Button key={partText(way.part)} onClick={() => onChange(withoutPart(filter, way.part))}>
          {wayText(way.part)} ({format.number(way.total)})
        </Button>
      ))}
      <Button onClick={() => onChange(noFilter)}>{t.feed.clear}</Button>
    </Empty>
  );
}
