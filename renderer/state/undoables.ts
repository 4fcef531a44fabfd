/** The actions that can be undone, wherever they are kept: each store that has some is a source. */

export interface Undoable {
  /** What was done. */
  readonly text: string;
  /** Until when it can be undone, epoch milliseconds. */
  readonly until: number;
  readonly run: () => void;
}

const sources: (() => readonly Undoable[])[] = [];

export function addUndoSource(source: () => readonly Undoable[]): void {
  sources.push(source);
}

/** The action that can be undone longest, which is the newest; null if there is none. */
export function newestUndoable(): Undoable | null {
  const open = sources.flatMap((source) => source()).filter(({ until }) => until > Date.now());
  return open.toSorted((a, b) => b.until - a.until)[0] ?? null;
}

/** Undoes the newest action. */
export const undoNewest = (): void => newestUndoable()?.run();
