import { keyOfEntry, useAccounts } from '../state/app-store.ts';
import { nameWithin } from '../state/distinct-name.ts';
import type { Failure } from '../state/subscription-changes.ts';
import { explained } from '../strings/index.ts';
import './failed-list.css';

/** Subscriptions of which something failed, each with its reason. */
export function FailedList({
  label,
  failures,
}: {
  readonly label: string;
  readonly failures: readonly Failure[];
}) {
  const isOneOfSeveral = useAccounts().length > 1;
  return (
    <div role="alert">
      <ul className="failed-list" aria-label={label}>
        {failures.map(({ entry, problem }) => {
          const { message, next } = explained(problem);
          return (
            <li key={keyOfEntry(entry)}>
              <strong>{nameWithin(entry)}</strong>
              {isOneOfSeveral && <span className="quiet"> {entry.account.label}</span>}
              <p>
                {message} {next}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
