import { Star } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ListBody } from '../list/list-body.tsx';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Empty } from '../ui/empty.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { starredList } from './starred-list.ts';
import { StarredRows } from './starred-rows.tsx';

/** Everything that has a star, events and notifications. */
export function StarredScreen() {
  const account = useView((s) => s.scope.account);
  const count = useStore(starredList.store, (s) => s.count);
  useEffect(() => {
    void starredList.setQuery({ account });
  }, [account]);
  return (
    <main className="screen" aria-label={t.star.title}>
      <ScreenHead title={t.star.title} facts={count && format.number(count.total)} />
      <ListBody
        list={starredList}
        failed={t.star.loadFailed}
        empty={<Empty icon={Star} title={t.star.empty} text={t.star.emptyText} />}
      >
        <StarredRows />
      </ListBody>
    </main>
  );
}
