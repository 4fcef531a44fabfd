/** Exporting all that a list shows. */
import { create } from 'zustand';
import type { ExportProgress, ExportTarget, ToExport } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { ask } from './bridge.ts';
import type { Offer } from './offers.ts';
import { say, sayProblem } from './toast-store.ts';

export const exportTargets: readonly ExportTarget[] = ['csv', 'jsonl', 'clipboard'];

interface ExportStore {
  /** null if no export is running or its file is still being chosen. */
  readonly progress: ExportProgress | null;
  /** Exports that have not ended. */
  readonly running: number;
  /** Updates the progress; a late update after the end is ignored. */
  takeProgress(progress: ExportProgress): void;
}

export const useExport = create<ExportStore>()((set) => ({
  progress: null,
  running: 0,
  takeProgress: (progress) => set((s) => (s.running > 0 ? { progress } : s)),
}));

const thingsOf = ({ are }: ToExport, count: number): string =>
  t.export.things[are](count, format.number(count));

/** What exporting `count` of them is called. */
export const exportName = (what: ToExport, count: number): string => t.export.all(thingsOf(what, count));

export async function runExport(what: ToExport, to: ExportTarget): Promise<void> {
  useExport.setState((s) => ({ running: s.running + 1 }));
  const reply = await ask('export.run', { what, to });
  useExport.setState((s) => ({
    running: s.running - 1,
    progress: s.running === 1 ? null : s.progress,
  }));
  if (!reply.ok) return void sayProblem(reply.problem);
  const done = reply.value;
  if (done.outcome === 'saved') say(t.export.saved(thingsOf(what, done.rows), done.file));
  else if (done.outcome === 'copied') say(t.export.copied(thingsOf(what, done.rows)));
}

/** The lines of the palette for exporting `count` of them, null while that is not known; none where there is nothing. */
export const exportOffers = (what: ToExport, count: number | null): readonly Offer[] =>
  count === 0
    ? []
    : exportTargets.map((to) => ({
        name: `${count === null ? t.export.short : exportName(what, count)}: ${t.export.to[to]}`,
        run: () => void runExport(what, to),
      }));

export function cancelExport(): void {
  void ask('export.cancel');
}
