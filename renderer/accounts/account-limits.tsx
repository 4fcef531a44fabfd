import { Info } from 'lucide-react';
import type { Account } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';

/** What the token of an account cannot do, one sentence per limit. */
export function AccountLimits({ limits }: Pick<Account, 'limits'>) {
  if (limits.length === 0) return null;
  return (
    <div className="note">
      <Info size={15} aria-hidden="true" />
      <div>
        {t.accounts.limited}
        <ul className="account-limits">
          {limits.map((limit) => (
            <li key={limit}>{t.accounts.limits[limit]}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
