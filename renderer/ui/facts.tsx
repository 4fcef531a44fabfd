import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  /** Where labels may be the same. */
  readonly key?: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly mono?: boolean;
}

/** Facts as label and value; empty ones are left out. Values can be selected and copied. */
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
