import { useAccounts } from '../state/app-store.ts';
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
          const { account, subscription } = entry;
          const { message, next } = explained(problem);
          return (
            <li key={`${account.id}/${subscription.id}`}>
              <strong>{nameWithin(entry)}</strong>
              {isOneOfSeveral && <span className="quiet"> {account.label}</span>}
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
