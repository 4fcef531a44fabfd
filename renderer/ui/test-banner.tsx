import { BellRing } from 'lucide-react';
import { useState } from 'react';
import type { BannerOutcome } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from './button.tsx';
import './test-banner.css';

/** Shows a banner on the desktop, and says what became of it. */
export function TestBanner() {
  const [outcome, setOutcome] = useState<BannerOutcome | null>(null);
  const show = async () => {
    setOutcome(null);
    const reply = await ask('help.testBanner');
    if (reply.ok) setOutcome(reply.value);
    else sayProblem(reply.problem);
  };
  return (
    <>
      <Button icon={BellRing} onClick={() => void show()}>
        {t.help.banner}
      </Button>
      <p role="status" className="banner-outcome">
        {outcome && t.help.bannerOutcomes[outcome]}
      </p>
    </>
  );
}
