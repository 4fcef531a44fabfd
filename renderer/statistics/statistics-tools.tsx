import { ChevronDown } from 'lucide-react';
import { useAccounts } from '../state/app-store.ts';
import { chooseAccount } from '../state/choose-account.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuCheck } from '../ui/menu.tsx';
import { periodOf, periodsOf } from './period.ts';
import { useStatistics } from './statistics-store.ts';

/** The choice of the period and, with several accounts, of the account, which is the one that the sidebar shows. */
export function StatisticsTools() {
  const accounts = useAccounts();
  const account = useView((s) => s.scope.account);
  const period = useStatistics((s) => s.period);
  const first = useStatistics((s) => s.counted?.statistics.first ?? null);
  const now = Date.now();
  const name = accounts.find(({ id }) => id === account)?.label ?? t.nav.allAccounts;
  return (
    <div className="tools">
      <Choice label={t.statistics.period} value={periodOf(period, now).name}>
        {periodsOf(first, now).map((one) => (
          <MenuCheck
            key={one.id}
            checked={one.id === period}
            onChange={() => void useStatistics.getState().show(account, one.id)}
          >
            {one.name}
          </MenuCheck>
        ))}
      </Choice>
      {accounts.length > 1 && (
        <Choice label={t.statistics.account} value={name}>
          {[{ id: null, label: t.nav.allAccounts }, ...accounts].map(({ id, label }) => (
            <MenuCheck key={id ?? ''} checked={id === account} onChange={() => chooseAccount(id)}>
              {label}
            </MenuCheck>
          ))}
        </Choice>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly children: React.ReactNode;
}

function Choice({ label, value, children }: ChoiceProps) {
  return (
    <Menu
      label={label}
      trigger={
        <Button aria-label={`${label}: ${value}`}>
          {value}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
