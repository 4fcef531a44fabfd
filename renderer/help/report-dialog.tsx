import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { copyText } from '../state/copy-text.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { reportText } from './report.ts';
import type { CheckLine } from './use-checks.ts';

interface Props {
  readonly lines: readonly CheckLine[];
  readonly onClose: () => void;
}

/** Shows the report, and copies exactly what it shows. */
export function ReportDialog({ lines, onClose }: Props) {
  const app = useApp((s) => s.app);
  const [text, setText] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the report is of the moment it is asked for, and stays as shown.
  useEffect(() => {
    void ask('help.log').then((reply) => {
      if (app) setText(reportText(app, lines, reply.ok ? reply.value : []));
    });
  }, []);
  if (text === null) return null;
  return (
    <Dialog title={t.help.reportTitle} description={t.help.reportText} size="l" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys have to reach it. */}
      <pre className="report selectable" tabIndex={0}>
        {text}
      </pre>
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button icon={Copy} variant="primary" onClick={() => void copyText(text).then(onClose)}>
          {t.copy}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
