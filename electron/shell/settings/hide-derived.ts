import type { Engine } from '../../core/engine/engine-api.ts';
import type { SettingsFile } from './settings.ts';

/** Hides updates that only follow from a change inside their resource for as long as the settings say so. */
export function followHideDerived(
  settings: Pick<SettingsFile, 'get' | 'onChange'>,
  engine: Pick<Engine, 'hideDerived'>,
): void {
  engine.hideDerived(settings.get().hideDerived);
  settings.onChange(({ hideDerived }) => engine.hideDerived(hideDerived));
}
