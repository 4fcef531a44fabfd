import { ArchiveRestore, Save } from 'lucide-react';
import { exportSetup } from '../state/export-setup.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';

/** Saves and restores what a person has set up, as one file. */
export function Backup() {
  return (
    <section aria-labelledby="settings-backup">
      <h2 id="settings-backup">{t.data.backup}</h2>
      <p>{t.data.backupText}</p>
      <div className="detail-actions">
        <Button icon={Save} onClick={() => void exportSetup()}>
          {t.data.save}
        </Button>
        <Button icon={ArchiveRestore} onClick={() => useView.getState().open({ type: 'import-setup' })}>
          {t.data.restore}
        </Button>
      </div>
      <p className="quiet">{t.data.eventsText}</p>
    </section>
  );
}
