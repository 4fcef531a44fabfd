import type { EventRow, Rule, RulePreview } from '../../electron/ipc/contract.ts';
import { eventSentence } from '../../electron/words/banner-text.ts';
import { ruleName, useRules } from '../state/rules.ts';
import { format, language, t } from '../strings/index.ts';
import { useAges } from '../ui/use-now.ts';
import { usePreview } from './use-preview.ts';

const { preview: words } = t.alerts.rules;

interface Props {
  /** null: its query is not understood. */
  readonly rule: Rule | null;
  readonly place: number;
}

/** What a rule would have done with the events of the last days. */
export function Preview({ rule, place }: Props) {
  const preview = usePreview(rule, place);
  if (rule === null) return null;
  return (
    <section className="rule-preview" aria-live="polite" aria-busy={preview === null}>
      {preview === null && <p className="quiet">{words.loading}</p>}
      {preview === 'failed' && <p className="quiet">{words.failed}</p>}
      {preview !== null && preview !== 'failed' && <Found preview={preview} rule={rule} />}
    </section>
  );
}

function Found({ preview, rule }: { readonly preview: RulePreview; readonly rule: Rule }) {
  const { days, matched, taken, last } = preview;
  const rules = useRules();
  const nameOf = (id: string) => {
    const found = rules.find((one) => one.id === id);
    return found ? ruleName(found) : t.alerts.rules.muted;
  };
  return (
    <>
      <h3>{days === 1 ? words.one : words.title(format.number(days))}</h3>
      <p>{matched === 0 ? words.none : summary(preview, rule)}</p>
      {taken.map(({ rule: id, count }) => (
        <p key={id} className="quiet">
          {words.taken(format.number(count), nameOf(id))}
        </p>
      ))}
      {last.length > 0 && <Last events={last} />}
    </>
  );
}

function summary({ matched, decided, banners }: RulePreview, { outcome }: Rule): string {
  const found = words.matched(matched, format.number(matched));
  const isLoud = outcome === 'urgent' || outcome === 'banner';
  const done = isLoud
    ? words.banners(banners, format.number(banners))
    : words.decided(decided, format.number(decided));
  return `${found} ${done}`;
}

function Last({ events }: { readonly events: readonly EventRow[] }) {
  const now = useAges();
  return (
    <>
      <h4>{words.last}</h4>
      <ul>
        {events.map((event) => (
          <li key={`${event.account}/${event.id}`}>
            <span>{eventSentence(event, language)}</span>{' '}
            <time dateTime={new Date(event.time).toISOString()}>{format.ago(event.time, now)}</time>
          </li>
        ))}
      </ul>
    </>
  );
}
