import { useState } from 'react';
import type { AppState } from '../../electron/ipc/contract.ts';
import { wholeFeed } from '../query/feed-query.ts';
import { ask } from '../state/bridge.ts';
import { changeSettings } from '../state/settings.ts';
import { sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import { DataSize } from './data-size.tsx';

type Keep = keyof typeof t.settings.keeps;

const DAY_MS = 86_400_000;
const days = (keep: Keep) => (keep === 'all' ? null : Number(keep));

/** The choice of how long events are kept. If events would be removed immediately, it asks first. */
export function Retention({ keepDays }: { readonly keepDays: AppState['keepDays'] }) {
  const [asked, setAsked] = useState<{ keep: Keep; gone: number } | null>(null);
  const options = (['all', '365', '90', '30'] as const).map((value) => ({
    value,
    label: t.settings.keeps[value],
  }));
  const value = options.find((one) => days(one.value) === keepDays)?.value ?? 'all';
  const choose = async (keep: Keep) => {
    const limit = days(keep);
    if (limit === null) return void changeSettings({ keepDays: null });
    const goes = { field: 'is', not: true, values: ['starred', 'snoozed'] } as const;
    const to = Date.now() - limit * DAY_MS;
    const reply = await ask('feed.count', { ...wholeFeed, to, where: [goes] });
    if (!reply.ok) return void sayProblem(reply.problem);
    const gone = reply.value.total - reply.value.unread;
    if (gone > 0) setAsked({ keep, gone });
    else void changeSettings({ keepDays: limit });
  };
  const close = () => setAsked(null);
  return (
    <section aria-labelledby="settings-history">
      <h2 id="settings-history">{t.settings.history}</h2>
      <Segments
        label={t.settings.keep}
        value={value}
        onChange={(keep) => void choose(keep)}
        options={options}
      />
      <p className="quiet">{t.settings.keepText}</p>
      <DataSize />
      {asked && (
        <Dialog
          alert
          title={t.settings.keepTitle(asked.gone, format.number(asked.gone))}
          description={t.settings.keepGone(asked.gone)}
          onClose={close}
        >
          <DialogActions>
            <Button onClick={close}>{t.cancel}</Button>
            <Button
              variant="danger"
              onClick={() => {
                close();
                void changeSettings({ keepDays: days(asked.keep) });
              }}
            >
              {t.settings.keepConfirm}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  );
}
