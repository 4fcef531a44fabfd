import type { AosOptions, LocalAos } from '../devserver/server.ts';
import type { LaunchOptions, RunningApp } from '../e2e/fixtures/app.ts';
import type { Desktop, DesktopOptions } from '../e2e/fixtures/desktop.ts';

/** What a situation is played on. Everything is ended when the situation is over, the latest first. */
export interface Stage {
  desktop(options?: DesktopOptions): Promise<Desktop>;
  aos(options?: AosOptions): Promise<LocalAos>;
  start(desktop: Desktop, options?: LaunchOptions): Promise<RunningApp>;
  /** Has something else ended with the situation. */
  keep<T extends AsyncDisposable>(resource: T): T;
}

/** Something that real machines do to the app. */
export interface Situation {
  /** What it happens to: "banners", "tray", "window", "keychain", "text", "keys", "network" … */
  kind: string;
  /** What happens, as a person would tell it. */
  name: string;
  /** Whether it belongs to the short form, which is part of `npm test`. */
  short?: boolean;
  /** Programs it needs; without one of them it is skipped. */
  needs?: readonly string[];
  /** Throws where the app does not do what a person may expect. Returns a note for the table, such as what was measured. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most situations have nothing to note
  run(stage: Stage): Promise<string | void>;
}
