import { type EngineChange, noChange } from '../model/change.ts';
import type { Session } from '../session/session.ts';
import type { Engine } from './engine-api.ts';

/** The settings that all accounts heed. They are needed before there is any account, so the sessions are asked for late. */
export function createHeededSettings(
  sessions: () => readonly Session[],
  emit: (change: EngineChange) => void,
  initialUndoMs: number,
) {
  let undoMs = initialUndoMs;
  let retentionDays: number | null = null;
  let hidesDerived = false;
  return {
    /** Days that read events are kept; null keeps all. */
    retentionDays: () => retentionDays,
    /** Whether updates that only follow from a change inside their resource are left out. */
    hidesDerived: () => hidesDerived,
    /** How long a decision about a notification can be undone, ms. */
    undoMs: () => undoMs,
    changeSettings: {
      setUndoTime(ms) {
        undoMs = ms;
      },
      setRetention(days) {
        retentionDays = days;
        for (const s of sessions()) s.trim();
      },
      hideDerived(hide) {
        if (hide === hidesDerived) return;
        hidesDerived = hide;
        emit({ ...noChange(), altered: true, state: true });
      },
    } satisfies Pick<Engine, 'setRetention' | 'setUndoTime' | 'hideDerived'>,
  };
}
