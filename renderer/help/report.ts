/** The report as text: what is shown in the dialog is what is copied. */
import type { AppState, Finding } from '../../electron/ipc/contract.ts';
import { findingSentence } from '../../electron/words/finding-sentence.ts';
import { explained, format, t } from '../strings/index.ts';
import { runtimeText } from '../ui/runtime-text.ts';
import { problemOf, statusText } from '../ui/status.tsx';
import type { CheckLine } from './use-checks.ts';

/** @param log the last lines of the log, already redacted */
export function reportText(app: AppState, lines: readonly CheckLine[], log: readonly string[]): string {
  const { about } = app;
  return [
    `${t.app} ${about.app}`,
    `${t.settings.runtime}: ${runtimeText(about)}`,
    `${t.settings.platform}: ${about.platform}`,
    `${t.help.desktop}: ${about.desktop || '–'}`,
    '',
    `${t.help.checks}:`,
    ...lines.map(lineText),
    '',
    `${t.accounts.title}:`,
    ...app.accounts.map(accountText),
    '',
    `${t.help.log}:`,
    ...log,
  ].join('\n');
}

function lineText({ label, result }: CheckLine): string {
  if (result === null) return `- ${label}: ${t.help.running}`;
  const { message, next } = findingSentence(result.finding, { words: t, explain: explained });
  const facts = factsOf(result.finding).filter(Boolean).join(', ');
  return `- ${label}: ${[message, next, facts && `(${facts})`].filter(Boolean).join(' ')}`;
}

/** What only those need who read the report. */
function factsOf(finding: Finding): readonly string[] {
  if (finding.code === 'notifications-work') return [finding.version, ...finding.capabilities];
  return finding.code === 'keychain-works' ? [finding.backend] : [];
}

function accountText({ server, protocol, status, subscriptions }: AppState['accounts'][number]): string {
  const problem = problemOf(status);
  const count = t.help.subscriptions(subscriptions.length, format.number(subscriptions.length));
  const why = problem ? ` (${explained(problem).message})` : '';
  return `- ${server}, ${t.protocols[protocol]}: ${statusText(status, Date.now())}${why}, ${count}`;
}
