/** Exporting what the filter shows: the way of the one export that may be under way. */
import { create } from 'zustand';
import type { Input, Pushed } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';
import { say, sayProblem } from '../../state/toast-store.ts';
import { format, t } from '../../strings/index.ts';
import { feedList } from '../list/feed-list.ts';

export type ExportTo = Input<'feed.export'>['to'];

interface ExportStore {
  /** null while none is under way, or its file is still being chosen. */
  readonly progress: Pushed<'feed.exporting'> | null;
}

export const useExport = create<ExportStore>()(() => ({ progress: null }));

let running = 0;

/** Takes over how far it is; what comes after its end is of no interest. */
export function takeProgress(progress: Pushed<'feed.exporting'>): void {
  if (running > 0) useExport.setState({ progress });
}

export async function exportEvents(to: ExportTo): Promise<void> {
  const { query } = feedList.store.getState();
  running++;
  const reply = await ask('feed.export', { query, to });
  running--;
  if (running === 0) useExport.setState({ progress: null });
  if (!reply.ok) return void sayProblem(reply.problem);
  const done = reply.value;
  if (done.outcome === 'saved') say(t.feed.exported(done.rows, format.number(done.rows), done.file));
  else if (done.outcome === 'copied') say(t.feed.exportCopied(done.rows, format.number(done.rows)));
}

export function cancelExport(): void {
  void ask('feed.cancelExport');
}
