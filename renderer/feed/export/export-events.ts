/** Exporting what the filter shows. */
import { create } from 'zustand';
import type { Input, Pushed } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';
import { say, sayProblem } from '../../state/toast-store.ts';
import { format, t } from '../../strings/index.ts';
import { feedList } from '../list/feed-list.ts';

type ExportTo = Input<'feed.export'>['to'];

export const exportTargets: readonly ExportTo[] = ['csv', 'jsonl', 'clipboard'];

interface ExportStore {
  /** null if no export is running or its file is still being chosen. */
  readonly progress: Pushed<'feed.exporting'> | null;
  /** Exports that have not ended. */
  readonly running: number;
  /** Updates the progress; a late update after the end is ignored. */
  takeProgress(progress: Pushed<'feed.exporting'>): void;
}

export const useExport = create<ExportStore>()((set) => ({
  progress: null,
  running: 0,
  takeProgress: (progress) => set((s) => (s.running > 0 ? { progress } : s)),
}));

export async function exportEvents(to: ExportTo): Promise<void> {
  const { query } = feedList.store.getState();
  useExport.setState((s) => ({ running: s.running + 1 }));
  const reply = await ask('feed.export', { query, to });
  useExport.setState((s) => ({
    running: s.running - 1,
    progress: s.running === 1 ? null : s.progress,
  }));
  if (!reply.ok) return void sayProblem(reply.problem);
  const done = reply.value;
  if (done.outcome === 'saved') say(t.feed.exported(done.rows, format.number(done.rows), done.file));
  else if (done.outcome === 'copied') say(t.feed.exportCopied(done.rows, format.number(done.rows)));
}

export function cancelExport(): void {
  void ask('feed.cancelExport');
}
