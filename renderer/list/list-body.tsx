import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LoadFailed } from '../ui/load-failed.tsx';
import type { Counted, List } from './list.ts';

interface Props<Query, Count extends Counted, Row> {
  readonly list: List<Query, Count, Row>;
  /** What is said where the list could not be read. */
  readonly failed: string;
  /** Stands in place of a list with nothing in it. */
  readonly empty: ReactNode;
  /** The rows; also while they are not counted yet. */
  readonly children: ReactNode;
}

/** A list, or what stands in its place: why it could not be read, or that it is empty. */
export function ListBody<Query, Count extends Counted, Row>(props: Props<Query, Count, Row>) {
  const { list, failed, empty, children } = props;
  const count = useStore(list.store, (s) => s.count);
  const problem = useStore(list.store, (s) => s.problem);
  if (problem && !count)
    return (
      <LoadFailed
        title={failed}
        problem={problem}
        onRetry={() => void list.setQuery(list.store.getState().query)}
      />
    );
  return count?.total === 0 ? empty : children;
}
