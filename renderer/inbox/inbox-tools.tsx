import { ChevronDown, Layers, X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useRef } from 'react';
import { inboxGroupings } from '../../electron/core/model/inbox-groupings.ts';
import type { InboxView, Settlement } from '../../electron/core/model/notification.ts';
import type { InboxKind } from '../../electron/ipc/contract.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { focusList } from '../list/focus-list.ts';
import { useApp } from '../state/app-store.ts';
import { changeSettings } from '../state/settings.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { SearchField } from '../ui/field.tsx';
import { inboxKinds } from '../ui/kind-styles.ts';
import { InboxIcon } from '../ui/kinds.tsx';
import { Menu, MenuCheck, MenuChoices } from '../ui/menu.tsx';
import { useInbox } from './inbox-store.ts';

const settlements: readonly Settlement[] = ['granted', 'dismissed', 'acknowledged', 'elsewhere'];
const views: readonly InboxView[] = ['open', 'snoozed', 'history'];

/** The choice of the list, the search box, and the filter and grouping by kind. */
export function InboxTools() {
  const view = useInbox((s) => s.view);
  const isSummary = useInbox((s) => s.summary !== undefined);
  const { set } = useInbox.getState();
  return (
    <div className="tools">
      <Tabs.Root
        value={view}
        onValueChange={(value) => set({ view: views.find((one) => one === value) ?? 'open', open: null })}
      >
        <Tabs.List className="tabs" aria-label={t.inbox.view}>
          <Tabs.Trigger value="open" data-label={t.inbox.open} aria-controls={undefined}>
            {t.inbox.open}
          </Tabs.Trigger>
          <Tabs.Trigger value="snoozed" data-label={t.snooze.title} aria-controls={undefined}>
            {t.snooze.title}
          </Tabs.Trigger>
          <Tabs.Trigger value="history" data-label={t.inbox.history} aria-controls={undefined}>
            {t.inbox.history}
          </Tabs.Trigger>
        </Tabs.List>
      </Tabs.Root>
      <InboxSearch />
      {isSummary && (
        <Button icon={X} aria-label={t.quiet.summary.all} onClick={() => set({ summary: undefined })}>
          {t.quiet.summary.title}
        </Button>
      )}
      <div className="filter-menus">
        <KindMenu />
        {view === 'history' && <DecisionMenu />}
        {view === 'open' && <GroupMenu />}
      </div>
    </div>
  );
}

function InboxSearch() {
  const text = useInbox((s) => s.text);
  const { set } = useInbox.getState();
  const input = useRef<HTMLInputElement>(null);
  useCommandKeys('inbox', { search: () => input.current?.focus() });
  return (
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
  );
}

function KindMenu() {
  const kinds = useInbox((s) => s.kinds);
  const toggle = (kind: InboxKind, on: boolean) =>
    useInbox.getState().set({ kinds: on ? [...kinds, kind] : kinds.filter((one) => one !== kind) });
  return (
    <Menu
      label={t.inbox.kind}
      trigger={
        <Button variant="quiet" aria-pressed={kinds.length > 0}>
          {t.inbox.kind}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {inboxKinds.map((kind) => (
        <MenuCheck key={kind} checked={kinds.includes(kind)} onChange={(on) => toggle(kind, on)}>
          <InboxIcon kind={kind} size={15} /> {t.inbox.kinds[kind]}
        </MenuCheck>
      ))}
    </Menu>
  );
}

/** What of the history is shown, by what was decided. */
function DecisionMenu() {
  const chosen = useInbox((s) => s.settlements);
  const { label, names } = t.decide.decisions;
  const toggle = (one: Settlement, on: boolean) =>
    useInbox.getState().set({ settlements: on ? [...chosen, one] : chosen.filter((other) => other !== one) });
  return (
    <Menu
      label={label}
      trigger={
        <Button variant="quiet" aria-pressed={chosen.length > 0}>
          {label}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {settlements.map((one) => (
        <MenuCheck key={one} checked={chosen.includes(one)} onChange={(on) => toggle(one, on)}>
          {names[one]}
        </MenuCheck>
      ))}
    </Menu>
  );
}

/** What the open notifications are grouped by, which is remembered. */
function GroupMenu() {
  const group = useApp((s) => s.app?.inboxGroup ?? 'kind');
  const { label, by } = t.decide.groups;
  return (
    <Menu
      label={label}
      trigger={
        <Button variant="quiet" icon={Layers} aria-pressed={group !== 'none'}>
          {group === 'none' ? label : by[group]}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices
        value={group}
        options={inboxGroupings.map((value) => ({ value, label: by[value] }))}
        onChange={(inboxGroup) => void changeSettings({ inboxGroup })}
      />
    </Menu>
  );
}
