import type { AppState } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';

/** The runtime's version, and whether it is an old one that the app should not be given to people with. */
export function runtimeText({ electron, wantedElectron }: AppState['about']): string {
  return electron === wantedElectron ? electron : t.settings.oldRuntime(electron, wantedElectron);
}
