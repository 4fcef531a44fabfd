import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { keyOfSubscription } from '../../../electron/core/query/distinct.ts';
import type { Account } from '../../../electron/ipc/contract.ts';
import { runCommand } from '../../commands/commands.ts';
import { isReferredTo, keyOfEntry, refOfEntry, useApp } from '../../state/app-store.ts';
import { useView } from '../../state/view-store.ts';
import { t } from '../../strings/index.ts';
import { AccountDot } from '../../ui/account-dot.tsx';
import { Middle } from '../../ui/middle.tsx';
import { NavEntry } from '../nav-entry.tsx';
import { FoldButton } from './fold-button.tsx';
import { OrderMenu } from './order-menu.tsx';
import { type Section, useSections } from './sections.ts';
import { SubscriptionEntry } from './subscription-entry.tsx';
import { useDrag } from './use-drag.ts';
import { useRoving } from './use-roving.ts';
import { useWatchedKeys } from './use-watched-keys.ts';

/** The subscriptions in the sidebar, with their order and what adds one. */
export function Watched({ accounts }: { readonly accounts: readonly Account[] }) {
  const [first, ...others] = accounts;
  const only = others.length === 0 ? first : undefined;
  return (
    <>
      <div className="sidebar-title">
        <h2>{only ? <FoldButton account={only}>{t.nav.subscriptions}</FoldButton> : t.nav.subscriptions}</h2>
        <OrderMenu />
      </div>
      <Entries sections={useSections(accounts)} hasHeadings={only === undefined} />
      <ul>
        <NavEntry
          icon={Plus}
          label={t.nav.watch}
          quiet
          tour="watch"
          onClick={() => runCommand('add-subscription')}
        />
      </ul>
    </>
  );
}

interface Props {
  readonly sections: readonly Section[];
  /** With one account, the heading of all is the only one. */
  readonly hasHeadings: boolean;
}

/** One Tab leads to the entries, the arrow keys from one to the next. */
function Entries({ sections, hasHeadings }: Props) {
  const isByHand = useApp((s) => s.app?.sidebarOrder === 'hand');
  const ref = useView((s) => (s.screen === 'feed' ? s.scope.subscription : null));
  const current = ref && keyOfSubscription(ref.account, ref.id);
  const stops = sections.flatMap(({ account, entries }) => [
    ...(hasHeadings ? [account.id] : []),
    ...entries.map(keyOfEntry),
  ]);
  const { tabIndexOf, onFocus } = useRoving(stops, current);
  const { onKeyDown, said } = useWatchedKeys(sections, isByHand);
  const dragOf = useDrag(isByHand);
  const box = useInView(current);

  const list = ({ entries }: Section) =>
    entries.map((entry) => (
      <SubscriptionEntry
        key={keyOfEntry(entry)}
        entry={entry}
        stop={keyOfEntry(entry)}
        tabIndex={tabIndexOf(keyOfEntry(entry))}
        isCurrent={isReferredTo(entry, ref)}
        drag={dragOf(refOfEntry(entry))}
      />
    ));
  const headed = (section: Section) => (
    <li key={section.account.id}>
      <FoldButton
        account={section.account}
        stop={section.account.id}
        tabIndex={tabIndexOf(section.account.id)}
      >
        <AccountDot colour={section.account.colour} />
        <Middle text={section.account.label} className="nav-label" />
      </FoldButton>
      {section.entries.length > 0 && <ul aria-label={section.account.label}>{list(section)}</ul>}
    </li>
  );
  return (
    <>
      <ul
        ref={box}
        className="sidebar-scroll"
        aria-label={t.nav.subscriptions}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {sections.map((section) => (hasHeadings ? headed(section) : list(section)))}
      </ul>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}

/** Has the entry of what is shown in view, wherever somebody came from. */
function useInView(current: string | null) {
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (current === null) return;
    box.current?.querySelector(`[data-stop="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return box;
}
