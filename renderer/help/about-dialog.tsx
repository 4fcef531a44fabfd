import { Copy, Globe, LifeBuoy, Scale } from 'lucide-react';
import { useState } from 'react';
import type { AppState, Input } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { copyText } from '../state/copy-text.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { aboutFacts, aboutText } from '../ui/about-facts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { Updates } from '../ui/updates.tsx';
import { Licences } from './licences.tsx';
import './about-dialog.css';

/** What this app is: its version and runtime, to be copied, and the licences of everything in it. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp((s) => s.app);
  const [isShowingLicences, setShowingLicences] = useState(false);
  if (!app) return null;
  return (
    <Dialog
      title={isShowingLicences ? t.about.licences : t.about.title}
      size="l"
      disposable
      onClose={onClose}
      {...(!isShowingLicences && { description: t.about.text })}
    >
      {isShowingLicences ? (
        <Licences onChromium={() => void openPage('chromium')} onBack={() => setShowingLicences(false)} />
      ) : (
        <Overview app={app} onLicences={() => setShowingLicences(true)} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface OverviewProps {
  readonly app: AppState;
  readonly onLicences: () => void;
  readonly onClose: () => void;
}

function Overview({ app, onLicences, onClose }: OverviewProps) {
  const showHelp = () => {
    onClose();
    useView.getState().go('help');
  };
  return (
    <>
      <Facts facts={aboutFacts(app)} />
      <Updates state={app.updates} />
      <p className="about-licence">{t.about.licence}</p>
      <div className="about-links">
        <Button icon={Scale} onClick={onLicences}>
          {t.about.licences}
        </Button>
        <Button icon={Globe} onClick={() => void openPage('website')}>
          {t.about.website}
        </Button>
        <Button icon={LifeBuoy} onClick={showHelp}>
          {t.help.title}
        </Button>
      </div>
      <DialogActions>
        <Button icon={Copy} variant="primary" onClick={() => void copyText(aboutText(app))}>
          {t.copy}
        </Button>
      </DialogActions>
    </>
  );
}

async function openPage(page: Input<'help.openPage'>['page']): Promise<void> {
  const reply = await ask('help.openPage', { page });
  if (!reply.ok) sayProblem(reply.problem);
}
