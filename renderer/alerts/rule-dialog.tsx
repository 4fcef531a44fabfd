import { type FormEvent, useId, useRef, useState } from 'react';
import { parseLine } from '../../electron/core/query/parse.ts';
import type { LineProblem } from '../../electron/core/query/read-token.ts';
import { namesIn } from '../../electron/core/query/resolve.ts';
import type { Rule, RuleOutcome } from '../../electron/ipc/contract.ts';
import { namesOfAccounts } from '../query/names.ts';
import { QueryBox } from '../query/query-box.tsx';
import { useAccounts } from '../state/app-store.ts';
import { changeRules, placed, useRules } from '../state/rules.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { Preview } from './rule-preview.tsx';
import './rules.css';

const words = t.alerts.rules;
const outcomes: readonly RuleOutcome[] = ['urgent', 'banner', 'quiet', 'nothing'];

interface Props {
  readonly rule: Rule;
  readonly place: number;
  readonly onClose: () => void;
}

/** Makes or changes a rule, and shows what it would have done. */
export function RuleDialog({ rule: given, place: from, onClose }: Props) {
  const rules = useRules();
  const [rule, setRule] = useState(given);
  const [place, setPlace] = useState(from);
  const set = (change: Partial<Rule>) => setRule({ ...rule, ...change });
  const isNew = !rules.some(({ id }) => id === given.id);
  const input = useRef<HTMLInputElement>(null);
  const problems = useQueryProblems(rule.query);
  const isValid = problems.length === 0 && (rule.accounts === null || rule.accounts.length > 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isValid) return;
    if (await changeRules(placed(rules, rule, place))) onClose();
  };
  return (
    <Dialog title={isNew ? words.newTitle : words.editTitle} size="l" onClose={onClose}>
      <form className="rule-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <span className="field-label" aria-hidden="true">
            {words.query}
          </span>
          <QueryBox
            label={words.query}
            line={rule.query}
            onLine={(query) => set({ query })}
            problems={problems}
            inputRef={input}
            placeholder={words.queryHint}
            maxLength={2_000}
          />
        </div>
        <div>
          <Segments
            label={words.outcome}
            value={rule.outcome}
            onChange={(outcome) => set({ outcome })}
            options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
          />
          <p className="quiet">{words.outcomeTexts[rule.outcome]}</p>
        </div>
        <AccountChoice chosen={rule.accounts} onChange={(accounts) => set({ accounts })} />
        <PlaceChoice place={place} count={rules.length + (isNew ? 1 : 0)} onChange={setPlace} />
        <Field
          label={words.name}
          value={rule.name}
          maxLength={100}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Preview rule={isValid ? rule : null} place={place} />
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" variant="primary" disabled={!isValid}>
            {words.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What of a query is not understood; a name that nothing here has is not, either. */
function useQueryProblems(query: string): readonly LineProblem[] {
  const accounts = useAccounts();
  return parseLine(query, undefined, namesIn(namesOfAccounts(accounts))).problems;
}

interface AccountChoiceProps {
  readonly chosen: Rule['accounts'];
  readonly onChange: (accounts: Rule['accounts']) => void;
}

/** Which accounts a rule is for; nothing where there is only one. */
function AccountChoice({ chosen, onChange }: AccountChoiceProps) {
  const accounts = useAccounts();
  if (accounts.length < 2 && chosen === null) return null;
  const ids = accounts.map(({ id }) => id);
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...(chosen ?? []), id] : (chosen ?? ids).filter((one) => one !== id));
  return (
    <fieldset className="rule-accounts">
      <legend>{words.accounts}</legend>
      <Labelled
        label={words.allAccounts}
        checked={chosen === null}
        onChange={(isOn) => onChange(isOn ? null : ids)}
      />
      {chosen !== null &&
        accounts.map(({ id, label }) => (
          <Labelled
            key={id}
            label={label}
            checked={chosen.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
      {chosen?.length === 0 && <p className="field-problem">{words.noAccount}</p>}
    </fieldset>
  );
}

interface PlaceChoiceProps {
  readonly place: number;
  readonly count: number;
  readonly onChange: (place: number) => void;
}

function PlaceChoice({ place, count, onChange }: PlaceChoiceProps) {
  return (
    <Field
      label={words.place}
      type="number"
      min={1}
      max={count}
      value={place + 1}
      onChange={(event) => {
        const chosen = Math.round(Number(event.target.value));
        if (chosen >= 1 && chosen <= count) onChange(chosen - 1);
      }}
    />
  );
}

interface LabelledProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Labelled({ label, ...rest }: LabelledProps) {
  const id = useId();
  return (
    <span className="rule-account">
      <Checkbox id={id} {...rest} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
