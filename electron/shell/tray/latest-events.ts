import type { Engine } from '../../core/engine/engine-api.ts';
import type { EngineChange } from '../../core/model/change.ts';
import { type EventRow, everything } from '../../core/model/event.ts';
import { AosError } from '../../core/model/problem.ts';
import type { Log } from '../lifecycle/log-file.ts';

/** How many the menu shows. */
const SHOWN = 5;

/** The events that the tray's menu shows, newest first. They are only read again where they may have become others. */
export function createLatestEvents(engine: Pick<Engine, 'feedPage'>, log: Log) {
  let latest: EventRow[] = [];
  let isStale = true;
  return {
    /** Takes note of a change. The state of an account changes each time the server is asked, but changes no event. */
    change({ added, altered }: EngineChange): void {
      if (added.length > 0 || altered) isStale = true;
    },
    /** What is shown of the events may have changed. */
    refresh(): void {
      isStale = true;
    },
    async read(): Promise<EventRow[]> {
      if (!isStale) return latest;
      isStale = false;
      try {
        latest = await engine.feedPage(everything, 0, SHOWN);
      } catch (error) {
        isStale = true;
        // While the app starts there is nothing to read yet; the next change asks again.
        const isStarting = error instanceof AosError && error.problem.code === 'still-starting';
        if (!isStarting) log(`latest events for the tray: ${String(error)}`);
      }
      return latest;
    },
  };
}
