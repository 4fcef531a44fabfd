import {
  CircleAlert,
  CircleCheck,
  CircleX,
  FileText,
  FolderOpen,
  Info,
  LoaderCircle,
  RotateCw,
} from 'lucide-react';
import { useState } from 'react';
import { findingSentence } from '../../electron/words/finding-sentence.ts';
import { runCommand } from '../commands/commands.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { explained, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { TestBanner } from '../ui/test-banner.tsx';
import { Basics, Shortcuts } from './basics.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { SearchExamples } from './search-examples.tsx';
import { type CheckLine, useChecks } from './use-checks.ts';
import './help-screen.css';

export function HelpScreen() {
  const { lines, run } = useChecks();
  const [isReporting, setReporting] = useState(false);
  const isRunning = lines.some(({ result }) => result === null);
  return (
    <main className="screen" aria-label={t.help.title}>
      <ScreenHead title={t.help.title} />
      <div className="scroll help">
        <section aria-labelledby="help-checks">
          <h2 id="help-checks">{t.help.checks}</h2>
          <p className="quiet">{t.help.checksText}</p>
          <ul className="checks" aria-label={t.help.checks} aria-busy={isRunning}>
            {lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ul>
          <div className="detail-actions">
            <Button icon={RotateCw} disabled={isRunning} onClick={run}>
              {isRunning ? t.help.running : t.help.run}
            </Button>
            <TestBanner />
          </div>
        </section>
        <Basics />
        <SearchExamples />
        <Shortcuts />
        <section aria-labelledby="help-report">
          <h2 id="help-report">{t.help.report}</h2>
          <p className="quiet">{t.help.reportText}</p>
          <p className="quiet">{t.basics.reportSteps}</p>
          <div className="detail-actions">
            <Button icon={FileText} onClick={() => setReporting(true)}>
              {t.help.showReport}
            </Button>
            <Button icon={FolderOpen} onClick={() => void openData()}>
              {t.help.openData}
            </Button>
            <Button icon={Info} onClick={() => runCommand('about')}>
              {t.about.title}
            </Button>
          </div>
        </section>
      </div>
      {isReporting && <ReportDialog lines={lines} onClose={() => setReporting(false)} />}
    </main>
  );
}

const icons = { good: CircleCheck, note: CircleAlert, bad: CircleX };

function Line({ line: { label, result } }: { readonly line: CheckLine }) {
  if (result === null)
    return (
      <li className="check-line">
        <LoaderCircle size={16} aria-hidden="true" />
        <strong>{label}</strong>
        <span className="quiet">{t.help.running}</span>
      </li>
    );
  const Icon = icons[result.tone];
  const { message, next } = findingSentence(result.finding, { words: t, explain: explained });
  return (
    <li className={`check-line ${result.tone}`}>
      <Icon size={16} role="img" aria-label={t.help.tones[result.tone]} />
      <strong>{label}</strong>
      <span className="selectable">
        {message} {next && <span className="quiet">{next}</span>}
      </span>
    </li>
  );
}

async function openData(): Promise<void> {
  const reply = await ask('help.openData');
  if (!reply.ok) sayProblem(reply.problem);
}
