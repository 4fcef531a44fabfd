import type { ShortcutState } from '../../ipc/model.ts';

/** The shortcut that shows and hides the window from any app. */
export interface GlobalShortcut {
  state(): ShortcutState;
  /** Changes the shortcut, null removes it. If it is refused, that is thrown as an `AosError` and the earlier one stays. */
  set(keys: string | null): Promise<void>;
  /** Calls the listener when the system changed something about it. */
  onChange(listener: () => void): void;
}
