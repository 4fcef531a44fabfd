import { Check, CircleAlert } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import type { Account, Candidate, Problem, ResourceKind, Start } from '../../electron/ipc/contract.ts';
import { formatDay, parseDay } from '../query/day.ts';
import { ask } from '../state/bridge.ts';
import { say } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field, SearchField } from '../ui/field.tsx';
import { resourceKinds } from '../ui/kind-styles.ts';
import { Segments } from '../ui/segments.tsx';
import { CandidateList } from './candidate-list.tsx';
import { pastedId } from './pasted-id.ts';
import { useCandidates } from './use-candidates.ts';
import './watch-dialog.css';

type From = 'now' | 'everything' | 'date' | 'sequence';

interface Props {
  readonly accounts: readonly Account[];
  readonly account: string;
  /** What to search for at first: an id when one comes from an event. */
  readonly text: string;
  readonly onClose: () => void;
}

/** A pasted id the server's list does not have is offered as it is; its kind is then asked for. */
function withPasted(
  found: readonly Candidate[],
  id: string | null,
  kind: ResourceKind,
): readonly Candidate[] {
  if (id === null || found.some((one) => one.resourceId === id)) return found;
  return [{ resourceId: id, kind, name: id, title: '', permission: null, watched: false }, ...found];
}

/** Whether the token may not read it, or that is not known. */
const needsRead = (pick: Candidate | undefined) =>
  pick !== undefined && (pick.permission === null || pick.permission === 'none');

/** Where it begins, or null while that is not entered whole. */
function startOf(from: From, day: number | null, sequence: string): Start | null {
  if (from === 'date') return day === null ? null : { from, date: day };
  if (from !== 'sequence') return { from };
  return /^\d{1,20}$/.test(sequence.trim()) ? { from, sequence: sequence.trim() } : null;
}

export function WatchDialog({ accounts, account: first, text: initial, onClose }: Props) {
  const [account, setAccount] = useState(first);
  const [text, setText] = useState(initial);
  const [kind, setKind] = useState<ResourceKind>('project');
  const [chosen, setChosen] = useState<string | null>(null);
  const [below, setBelow] = useState(true);
  const [from, setFrom] = useState<From>('now');
  const [date, setDate] = useState(() => formatDay(Date.now()));
  const [sequence, setSequence] = useState('');
  const [takeOver, setTakeOver] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { found, searchDown, problem: listProblem } = useCandidates(account, text);
  const id = pastedId(text);
  const unlisted = id !== null && found !== null && !found.some((one) => one.resourceId === id);
  const candidates = found && withPasted(found, id, kind);
  const open = candidates?.filter((one) => !one.watched);
  const pick = open?.find((one) => one.resourceId === chosen) ?? (open?.length === 1 ? open[0] : undefined);
  const day = parseDay(date);

  const chooseFrom = (chosen: Exclude<From, 'sequence'>) => {
    setFrom(chosen);
    setSequence('');
  };
  /** What is entered takes the place of the choice above it, until it is emptied again. */
  const chooseSequence = (entered: string) => {
    setFrom(entered.trim() === '' ? 'now' : 'sequence');
    setSequence(entered);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const start = startOf(from, day, sequence);
    if (!pick || start === null) return;
    setBusy(true);
    setProblem(null);
    const target = {
      kind: 'resource' as const,
      resourceId: pick.resourceId,
      resourceKind: pick.kind,
      subresources: pick.kind === 'object' ? false : below,
    };
    const reply = await ask('watch.add', {
      account,
      target,
      start,
      ...(takeOver.trim() !== '' && { takeOver: takeOver.trim().toUpperCase() }),
    });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    say(t.watch.added(pick.name));
    onClose();
    useView.getState().goFeed({
      account: accounts.length > 1 ? account : null,
      subscription: { account, id: reply.value.subscription },
    });
  };

  return (
    <Dialog title={t.watch.title} size="l" onClose={onClose}>
      <form className="watch" onSubmit={submit}>
        {accounts.length > 1 && (
          <Segments
            label={t.watch.account}
            value={account}
            onChange={setAccount}
            options={accounts.map((one) => ({ value: one.id, label: one.label }))}
          />
        )}
        <SearchField label={t.watch.search} value={text} onText={setText} autoFocus />
        {unlisted && (
          <Segments
            label={t.watch.kindOfId}
            value={kind}
            onChange={setKind}
            options={resourceKinds.map((value) => ({
              value,
              label: t.subjects[value],
            }))}
          />
        )}
        {searchDown && (
          <p className="candidates-down" role="status">
            {t.watch.searchDown}
          </p>
        )}
        <CandidateList
          candidates={candidates}
          chosen={pick?.resourceId ?? null}
          onChoose={setChosen}
          problem={listProblem}
          searching={text !== ''}
        />
        <label className="watch-below" htmlFor="watch-below">
          <Checkbox.Root
            id="watch-below"
            className="checkbox"
            checked={below && pick?.kind !== 'object'}
            disabled={pick?.kind === 'object'}
            onCheckedChange={(checked) => setBelow(checked === true)}
          >
            <Checkbox.Indicator>
              <Check size={12} strokeWidth={3} aria-hidden="true" />
            </Checkbox.Indicator>
          </Checkbox.Root>
          {t.watch.sub}
        </label>
        <div className="watch-from">
          <Segments
            label={t.watch.from}
            value={from === 'sequence' ? null : from}
            onChange={chooseFrom}
            options={[
              { value: 'now', label: t.watch.now },
              { value: 'everything', label: t.watch.everything },
              { value: 'date', label: t.watch.date },
            ]}
          />
          {from === 'date' && (
            <input
              type="date"
              aria-label={t.watch.dateField}
              value={date}
              max={formatDay(Date.now())}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </div>
        <details className="watch-advanced">
          <summary>{t.watch.sequence}</summary>
          <Field
            label={t.watch.sequenceField}
            inputMode="numeric"
            value={sequence}
            onChange={(event) => chooseSequence(event.target.value)}
          />
        </details>
        <details className="watch-advanced">
          <summary>{t.watch.takeOver}</summary>
          <p className="quiet">{t.watch.takeOverText}</p>
          <Field
            label={t.watch.takeOverField}
            placeholder={t.watch.takeOverHint}
            value={takeOver}
            onChange={(event) => setTakeOver(event.target.value)}
          />
        </details>
        {needsRead(pick) && (
          <p className="note">
            <CircleAlert size={15} aria-hidden="true" />
            <span>{pick?.permission === 'none' ? t.watch.noPermission : t.watch.unknownPermission}</span>
          </p>
        )}
        {problem && (
          <p className="note bad" role="alert">
            <CircleAlert size={15} aria-hidden="true" />
            <span>
              {problem.message} {problem.next}
            </span>
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button
            type="submit"
            look="primary"
            disabled={!pick || busy || startOf(from, day, sequence) === null}
          >
            {busy ? t.watch.adding : t.watch.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
