import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { ImportResult, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { ProblemText } from '../ui/problem-text.tsx';
import './setup-dialog.css';

/** Imports an export and shows what was added, what existed already, and where to sign in first. */
export function ImportSetupDialog({ onClose }: { readonly onClose: () => void }) {
  const [result, setResult] = useState<ImportResult | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = async (file: File) => {
    const reply = await ask('setup.import', { text: await file.text() });
    setResult(reply.ok ? reply.value : null);
    setProblem(reply.ok ? null : reply.problem);
  };
  return (
    <Dialog title={t.setup.importTitle} description={t.setup.importText} onClose={onClose}>
      <FileButton
        icon={FolderOpen}
        variant="primary"
        label={t.setup.file}
        accept=".json,application/json"
        onChoose={(file) => void read(file)}
      >
        {t.setup.choose}
      </FileButton>
      <div aria-live="polite" className="setup-result">
        {problem && (
          <p className="field-problem">
            <ProblemText problem={problem} />
          </p>
        )}
        {result && <Result result={result} />}
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Result({ result }: { readonly result: ImportResult }) {
  return (
    <ul>
      <li>{t.setup.added(result.added, format.number(result.added))}</li>
      {result.known > 0 && <li>{t.setup.known(result.known, format.number(result.known))}</li>}
      {result.missing.map(({ server, user, institution }) => (
        <li key={`${server} ${user}`}>
          {t.setup.missing(server, user)}{' '}
          <Button
            variant="quiet"
            onClick={() => useView.getState().open({ type: 'add-account', server, institution })}
          >
            {t.setup.signIn(server)}
          </Button>
        </li>
      ))}
      {result.failed.map(({ resourceId, reason }) => (
        <li key={resourceId}>
          {resourceId}: <ProblemText problem={reason} />
        </li>
      ))}
    </ul>
  );
}
