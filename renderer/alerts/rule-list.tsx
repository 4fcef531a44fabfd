import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Rule } from '../../electron/ipc/contract.ts';
import { useAccounts } from '../state/app-store.ts';
import { changeRules, editRule, newRule, placed, removeRule, ruleName, useRules } from '../state/rules.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import './rules.css';

const words = t.alerts.rules;

/** The rules in their order, between what subscriptions say before and after them. */
export function RuleList() {
  const rules = useRules();
  return (
    <div className="rules">
      <p className="quiet">{words.about}</p>
      <div>
        <Button icon={Plus} variant="primary" onClick={() => newRule('')}>
          {words.add}
        </Button>
      </div>
      <ol aria-label={words.title}>
        <FixedRule name={words.muted} text={words.mutedText} />
        {rules.map((rule, place) => (
          <RuleEntry key={rule.id} rule={rule} place={place} count={rules.length} />
        ))}
        <FixedRule name={words.rest} text={words.restText} />
      </ol>
    </div>
  );
}

/** What subscriptions say: it is changed there. */
function FixedRule({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <li className="rule fixed">
      <span className="rule-text">
        <span className="rule-name">{name}</span> <span className="quiet">{text}</span>
      </span>
      <Button variant="quiet" onClick={() => useView.getState().showSubscription(null)}>
        {words.subscriptions}
      </Button>
    </li>
  );
}

interface EntryProps {
  readonly rule: Rule;
  readonly place: number;
  readonly count: number;
}

function RuleEntry({ rule, place, count }: EntryProps) {
  const rules = useRules();
  const name = ruleName(rule);
  const move = (by: number) => {
    const to = place + by;
    if (to >= 0 && to < count) void changeRules(placed(rules, rule, to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  const setOn = (isOn: boolean) => void changeRules(placed(rules, { ...rule, isOn }, place));
  return (
    <li className={rule.isOn ? 'rule' : 'rule off'} onKeyDown={onKeyDown}>
      <Checkbox id={`rule-${rule.id}`} checked={rule.isOn} onChange={setOn} />
      <label className="sr-only" htmlFor={`rule-${rule.id}`}>
        {words.on(name)}
      </label>
      <span className="rule-text">
        <span className="rule-name">
          {format.number(place + 1)}. {name}
        </span>{' '}
        <RuleContext rule={rule} isNamed={name !== rule.query} />
      </span>
      <span className={`rule-outcome ${rule.outcome}`}>
        {rule.isOn ? words.outcomes[rule.outcome] : words.off}
      </span>
      <span className="rule-actions">
        <IconButton icon={ArrowUp} label={words.up(name)} disabled={place === 0} onClick={() => move(-1)} />
        <IconButton
          icon={ArrowDown}
          label={words.down(name)}
          disabled={place === count - 1}
          onClick={() => move(1)}
        />
        <IconButton icon={Pencil} label={words.edit(name)} onClick={() => editRule(rule.id)} />
        <IconButton icon={Trash2} label={words.remove(name)} onClick={() => void removeRule(rule)} />
      </span>
    </li>
  );
}

/** The query, where the name is another, and the accounts, where it is not for all. */
function RuleContext({ rule, isNamed }: { readonly rule: Rule; readonly isNamed: boolean }) {
  const accounts = useAccounts();
  const labels = accounts.flatMap(({ id, label }) => (rule.accounts?.includes(id) ? label : []));
  return (
    <span className="quiet">
      {isNamed && rule.query !== '' && <code>{rule.query}</code>} {format.list(labels)}
    </span>
  );
}
