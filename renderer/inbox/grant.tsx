import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { GrantLevel, InboxRow } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { grant } from './decide.ts';
import { refOf } from './inbox-list.ts';
import { LevelChoice } from './level-choice.tsx';
import { useAccess, useAskAccess } from './use-access.ts';

/** The level that was tried before, or that the request names: else the person must choose. */
function suggested({ level, notice }: InboxRow): GrantLevel | null {
  return level ?? (notice.is === 'access-requested' ? notice.level : null);
}

/** Grants an access request at a chosen level. If that fails, the request itself says why. */
export function Grant({ row }: { readonly row: InboxRow }) {
  const [level, setLevel] = useState<GrantLevel | null>(suggested(row));
  const [isBusy, setBusy] = useState(false);
  useAskAccess(row);
  const access = useAccess(row);
  const what = row.resource?.name || t.unknownName;
  const run = async () => {
    if (level === null) return;
    setBusy(true);
    await grant([refOf(row)], level, row);
    setBusy(false);
  };
  return (
    <section className="detail-section grant" aria-label={t.inbox.grantTitle}>
      <Facts
        facts={[
          {
            label: t.decide.access,
            value: access === undefined ? t.decide.asking : (access ?? t.decide.notKnown),
          },
        ]}
      />
      <LevelChoice level={level} onLevel={setLevel} requests={1} />
      <Button
        icon={ShieldCheck}
        variant="primary"
        disabled={isBusy || level === null}
        onClick={() => void run()}
      >
        {level === null ? t.inbox.grantTitle : t.decide.grant(t.decide.levels[level], what)}
      </Button>
    </section>
  );
}
