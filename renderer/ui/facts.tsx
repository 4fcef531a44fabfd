import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  /** Needed only where labels may be the same. */
  readonly key?: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly mono?: boolean;
}

/** Pairs of label and value. Pairs without a value are left out; values can be selected and copied. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(
          (fact) =>
            fact.value !== null && fact.value !== undefined && fact.value !== '' && fact.value !== false,
        )
        .map((fact) => (
          <div key={fact.key ?? fact.label}>
            <dt>{fact.label}</dt>
            <dd className={fact.mono ? 'selectable mono' : 'selectable'}>{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
