import type { Log } from '../lifecycle/log-file.ts';
import { refuseSwitches } from '../lifecycle/refuse-switches.ts';
import { registerScheme } from './scheme.ts';
import { lockEverything } from './security.ts';

/** Everything that has to be settled before the app is ready, so that no page and no session comes before it. */
export function harden(log: Log): void {
  refuseSwitches(log);
  registerScheme();
  lockEverything(log);
}
