import type { ReactNode } from 'react';
import { format, t } from '../strings/index.ts';

export interface Bar {
  readonly key: string;
  readonly name: string;
  /** Tells it apart from others of its name. */
  readonly context?: string;
  readonly icon?: ReactNode;
  readonly events: number;
  /** The colour, where it is not the usual one: a name from tokens.css. */
  readonly fill?: string;
  /** Shows its events; null for what cannot be filtered by. */
  readonly run: (() => void) | null;
}

interface Props {
  readonly title: string;
  /** What is counted. */
  readonly text?: string;
  readonly bars: readonly Bar[];
}

/** Bars that lie one below the other, each a button with its name and number. */
export function BarList({ title, text, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ events }) => events));
  return (
    <figure className="statistics-chart">
      <h2>{title}</h2>
      {text && <p className="quiet">{text}</p>}
      {bars.length === 0 && <p className="quiet">{t.statistics.noPlaces}</p>}
      <ol className="bars">
        {bars.map((bar) => (
          <li key={bar.key}>
            <BarButton bar={bar} share={bar.events / most} />
          </li>
        ))}
      </ol>
    </figure>
  );
}

function BarButton({ bar, share }: { readonly bar: Bar; readonly share: number }) {
  const { name, context, icon, events, fill = '--accent', run } = bar;
  const full = context ? `${name}, ${context}` : name;
  return (
    <button type="button" className="bar" disabled={run === null} title={full} onClick={() => run?.()}>
      {icon}
      <span className="bar-name">
        {name}
        {context && <span className="bar-context"> · {context}</span>}
      </span>{' '}
      <span className="bar-events">{format.number(events)}</span>
      {run !== null && <span className="sr-only">. {t.statistics.showEvents}</span>}
      <span className="bar-track">
        <span className="bar-fill" style={{ width: `${share * 100}%`, background: `var(${fill})` }} />
      </span>
    </button>
  );
}
