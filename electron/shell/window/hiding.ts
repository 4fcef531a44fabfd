import type { Engine } from '../../core/engine/engine-api.ts';
import type { SettingsFile } from '../settings/settings.ts';

/** Leaves out updates that only follow from a change inside their resource as long as the settings say so. */
export function followHiding(
  settings: Pick<SettingsFile, 'get' | 'onChange'>,
  engine: Pick<Engine, 'hideDerived'>,
): void {
  engine.hideDerived(settings.get().hideDerived);
  settings.onChange((now) => engine.hideDerived(now.hideDerived));
}
