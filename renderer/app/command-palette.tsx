import { type KeyboardEvent, useId, useState } from 'react';
import { applyFilter, useSavedFilters } from '../query/saved-filters.ts';
import { useAccounts, useApp, watchedOf } from '../state/app-store.ts';
import { goToDate } from '../state/go-to-date.ts';
import { changeSettings, pauseAlerts } from '../state/settings.ts';
import { nameOf } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import './command-palette.css';

interface Command {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

function useCommands(): Command[] {
  const accounts = useAccounts();
  const filters = useSavedFilters();
  const fold = useApp((s) => s.app?.fold ?? true);
  const hideDerived = useApp((s) => s.app?.hideDerived ?? true);
  const { go, goFeed, open, scope, showSubscription } = useView.getState();
  const target = scope.account ?? accounts[0]?.id;
  const names = watchedOf(accounts, null).map(({ account, subscription }) => ({
    id: `show-${account.id}-${subscription.id}`,
    label: t.palette.show(nameOf(subscription)),
    run: () =>
      goFeed({
        account: scope.account === null ? null : account.id,
        subscription: { account: account.id, id: subscription.id },
      }),
  }));
  return [
    { id: 'feed', label: t.palette.goTo(t.nav.allEvents), keys: 'g f', run: () => goFeed({}) },
    { id: 'date', label: t.jump.title, keys: 'g d', run: goToDate },
    {
      id: 'saved',
      label: t.saved.edit,
      keys: 'g v',
      run: () => open({ type: 'saved-filters' }),
    },
    ...filters.map((filter) => ({
      id: `filter-${filter.name}`,
      label: t.palette.filter(filter.name),
      run: () => applyFilter(filter),
    })),
    { id: 'inbox', label: t.palette.goTo(t.nav.inbox), keys: 'g i', run: () => go('inbox') },
    {
      id: 'news',
      label: t.palette.goTo(t.nav.announcements),
      keys: 'g n',
      run: () => goFeed({ announcements: true }),
    },
    {
      id: 'subscriptions',
      label: t.palette.goTo(t.nav.subscriptions),
      keys: 'g s',
      run: () => showSubscription(null),
    },
    { id: 'accounts', label: t.palette.goTo(t.nav.accounts), keys: 'g a', run: () => go('accounts') },
    { id: 'settings', label: t.palette.goTo(t.nav.settings), keys: 'g ,', run: () => go('settings') },
    ...(target
      ? [{ id: 'watch', label: t.nav.watch, run: () => open({ type: 'watch', account: target }) }]
      : []),
    ...names,
    { id: 'account', label: t.nav.addAccount, run: () => open({ type: 'add-account' }) },
    {
      id: 'pause',
      label: `${t.settings.pause}: ${t.settings.pauseFor['60']}`,
      run: () => void pauseAlerts(60),
    },
    { id: 'resume', label: t.settings.resume, run: () => void pauseAlerts(0) },
    ...(['system', 'light', 'dark'] as const).map((theme) => ({
      id: `theme-${theme}`,
      label: t.palette.theme(t.settings.themes[theme]),
      run: () => void changeSettings({ theme }),
    })),
    {
      id: 'fold',
      label: `${t.settings.fold}: ${t.settings.folds[fold ? 'off' : 'on']}`,
      run: () => void changeSettings({ fold: !fold }),
    },
    {
      id: 'hide-derived',
      label: `${t.settings.hideDerived}: ${t.settings.hides[hideDerived ? 'off' : 'on']}`,
      run: () => void changeSettings({ hideDerived: !hideDerived }),
    },
    { id: 'keys', label: t.keys.title, keys: '?', run: () => open({ type: 'keys' }) },
  ];
}

/** Every word typed has to occur in a command. */
function matches(command: Command, text: string): boolean {
  const label = command.label.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => label.includes(word));
}

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const commands = useCommands().filter((command) => matches(command, text));
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = (active + step + commands.length) % Math.max(1, commands.length);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') run(commands[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t.palette.title} bare onClose={onClose}>
      <div className="palette">
        <input
          className="palette-input"
          role="combobox"
          aria-label={t.palette.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={commands.length > 0 ? `${id}-${active}` : undefined}
          placeholder={t.palette.search}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          autoComplete="off"
          spellCheck={false}
        />
        {commands.length === 0 && (
          <p className="palette-none" role="status">
            {t.palette.none}
          </p>
        )}
        <div id={`${id}-list`} className="palette-list" role="listbox" aria-label={t.palette.title}>
          {commands.map((command, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the input, which has the focus.
            // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus and points at the active one.
            <div
              key={command.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={index === active ? 'palette-item active' : 'palette-item'}
              onClick={() => run(command)}
              onPointerMove={() => setActive(index)}
            >
              <span className="palette-label">{command.label}</span>
              {command.keys && (
                <span className="palette-keys" aria-hidden="true">
                  {command.keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </span>
              )}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
