import { LockKeyholeOpen, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';

/** Has a locked keychain unlocked, and has one that cannot be used for another reason tried again. */
export function OpenKeychain({ variant = 'plain' }: { readonly variant?: 'plain' | 'primary' | 'quiet' }) {
  const isLocked = useApp((s) => s.app?.keychain === 'locked');
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    const reply = await ask('app.openKeychain');
    setBusy(false);
    if (!reply.ok) sayProblem(reply.problem);
  };
  return (
    <Button icon={isLocked ? LockKeyholeOpen : RotateCw} variant={variant} disabled={isBusy} onClick={open}>
      {isLocked ? t.accounts.unlockKeychain : t.accounts.tryAgain}
    </Button>
  );
}
