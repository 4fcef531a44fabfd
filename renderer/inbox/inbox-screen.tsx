import {
  CheckCheck,
  ChevronDown,
  InboxIcon as EmptyInbox,
  History,
  Layers,
  RotateCw,
  SearchX,
  ServerCrash,
  X,
} from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { InboxKind } from '../../electron/ipc/contract.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { focusList } from '../list/focus-list.ts';
import { useRowHeight } from '../list/row-height.ts';
import { VirtualList } from '../list/virtual-list.tsx';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchField } from '../ui/field.tsx';
import { inboxKinds } from '../ui/kind-styles.ts';
import { InboxIcon } from '../ui/kinds.tsx';
import { Menu, MenuCheck } from '../ui/menu.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { useNow } from '../ui/use-now.ts';
import { acknowledge, retry, selectAll } from './acknowledge.ts';
import { InboxDetail } from './inbox-detail.tsx';
import { useInboxKeys } from './inbox-keys.ts';
import { inboxList, refOf } from './inbox-list.ts';
import { NotificationLine } from './inbox-row.tsx';
import { useInbox } from './inbox-store.ts';

export function InboxScreen() {
  const account = useView((s) => s.scope.account);
  const view = useInbox((s) => s.view);
  const kinds = useInbox((s) => s.kinds);
  const text = useInbox((s) => s.text);
  const grouped = useInbox((s) => s.grouped);
  const open = useInbox((s) => s.open);
  useEffect(() => {
    void inboxList.setQuery({
      account,
      view,
      kinds: [...kinds],
      text,
      grouped: grouped && view === 'open',
    });
  }, [account, view, kinds, text, grouped]);
  return (
    <>
      <main className="screen" aria-label={t.inbox.title}>
        <InboxHead />
        <InboxTools />
        <InboxBody />
      </main>
      {open && <InboxDetail row={open} />}
    </>
  );
}

function InboxHead() {
  const count = useStore(inboxList.store, (s) => s.count);
  const selected = useStore(inboxList.store, (s) => s.selected);
  const view = useInbox((s) => s.view);
  const total = count?.total ?? 0;
  const rows = [...selected.values()];
  const failed = rows.filter((row) => row.state === 'failed');
  const waiting = rows.filter((row) => row.state === 'open' || row.state === 'failed');
  const facts =
    selected.size > 0 ? t.inbox.selected(format.number(selected.size)) : count && format.number(total);
  return (
    <ScreenHead title={t.inbox.title} facts={facts}>
      {view === 'open' && total > 0 && (
        <>
          {failed.length > 0 && (
            <Button icon={RotateCw} onClick={() => void retry(failed.map(refOf))}>
              {t.retry}
            </Button>
          )}
          {selected.size > 0 && (
            <Button icon={X} look="quiet" onClick={inboxList.clear}>
              {t.inbox.clear}
            </Button>
          )}
          {selected.size < total && (
            <Button look="quiet" onClick={() => void selectAll()}>
              {t.inbox.selectAll(format.number(total))}
            </Button>
          )}
          <Button
            icon={CheckCheck}
            look="primary"
            disabled={waiting.length === 0}
            onClick={() => void acknowledge(waiting.map(refOf))}
          >
            {t.inbox.acknowledge(format.number(waiting.length))}
          </Button>
        </>
      )}
    </ScreenHead>
  );
}

function InboxTools() {
  const view = useInbox((s) => s.view);
  const kinds = useInbox((s) => s.kinds);
  const text = useInbox((s) => s.text);
  const grouped = useInbox((s) => s.grouped);
  const { set } = useInbox.getState();
  const input = useRef<HTMLInputElement>(null);
  useCommandKeys('inbox', { search: () => input.current?.focus() });
  const toggleKind = (kind: InboxKind, on: boolean) =>
    set({ kinds: on ? [...kinds, kind] : kinds.filter((one) => one !== kind) });
  return (
    <div className="tools">
      <Tabs.Root
        value={view}
        onValueChange={(value) => set({ view: value === 'history' ? 'history' : 'open', open: null })}
      >
        <Tabs.List className="tabs" aria-label={t.inbox.view}>
          <Tabs.Trigger value="open" aria-controls={undefined}>
            {t.inbox.open}
          </Tabs.Trigger>
          <Tabs.Trigger value="history" aria-controls={undefined}>
            {t.inbox.history}
          </Tabs.Trigger>
        </Tabs.List>
      </Tabs.Root>
      <SearchField
        label={t.inbox.search}
        value={text}
        onText={(value) => set({ text: value })}
        inputRef={input}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') set({ text: '' });
          else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) focusList();
        }}
      />
      <div className="filter-menus">
        <Menu
          label={t.inbox.kind}
          trigger={
            <Button look="quiet" aria-pressed={kinds.length > 0}>
              {t.inbox.kind}
              <ChevronDown size={14} aria-hidden="true" />
            </Button>
          }
        >
          {inboxKinds.map((kind) => (
            <MenuCheck key={kind} checked={kinds.includes(kind)} onChange={(on) => toggleKind(kind, on)}>
              <InboxIcon kind={kind} size={15} /> {t.inbox.kinds[kind]}
            </MenuCheck>
          ))}
        </Menu>
        {view === 'open' && (
          <Button
            look="quiet"
            icon={Layers}
            aria-pressed={grouped}
            onClick={() => set({ grouped: !grouped })}
          >
            {t.inbox.grouped}
          </Button>
        )}
      </div>
    </div>
  );
}

function InboxBody() {
  const count = useStore(inboxList.store, (s) => s.count);
  const problem = useStore(inboxList.store, (s) => s.problem);
  const view = useInbox((s) => s.view);
  const filtered = useInbox((s) => s.text !== '' || s.kinds.length > 0);
  if (problem && !count)
    return (
      <Empty
        icon={ServerCrash}
        role="alert"
        title={t.inbox.loadFailed}
        text={`${problem.message} ${problem.next}`}
      >
        <Button onClick={() => void inboxList.setQuery(inboxList.store.getState().query)}>{t.retry}</Button>
      </Empty>
    );
  if (count?.total !== 0) return <InboxRows />;
  if (filtered)
    return (
      <Empty icon={SearchX} title={t.inbox.noMatch} text={t.inbox.noMatchText}>
        <Button onClick={() => useInbox.getState().set({ text: '', kinds: [] })}>
          {t.inbox.clearFilters}
        </Button>
      </Empty>
    );
  if (view === 'history')
    return <Empty icon={History} title={t.inbox.emptyHistory} text={t.inbox.emptyHistoryText} />;
  return <Empty icon={EmptyInbox} title={t.inbox.empty} text={t.inbox.emptyText} />;
}

function InboxRows() {
  const now = useNow(15_000);
  const rowHeight = useRowHeight();
  const count = useStore(inboxList.store, (s) => s.count);
  const grouped = useStore(inboxList.store, (s) => s.query.grouped);
  const sections = useMemo(() => {
    if (!count) return [{ key: '', count: 30 }];
    if (!grouped) return [{ key: '', count: count.total }];
    return count.kinds.map(({ kind, count: n }) => ({ key: kind, count: n }));
  }, [count, grouped]);
  useInboxKeys();
  return (
    <div className="list-area" aria-busy={count === null}>
      <VirtualList
        list={inboxList}
        label={t.inbox.list}
        sections={sections}
        rowHeight={rowHeight}
        headers={grouped}
        header={(key, n) => {
          const kind = inboxKinds.find((one) => one === key);
          return (
            kind && (
              <>
                {t.inbox.kinds[kind]} <span className="count">{format.number(n)}</span>
              </>
            )
          );
        }}
        row={(row) => <NotificationLine row={row} now={now} grouped={grouped} />}
        rowClass={(row) => row.state}
        onOpen={(row) => useInbox.getState().set({ open: row })}
      />
    </div>
  );
}
