/** What a report of a fault needs to know about the app and the computer. */
import type { AppState } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import type { Fact } from './facts.tsx';
import { runtimeText } from './runtime-text.ts';

/** The lines of the About dialog, of Settings and of the text that is copied. */
export function aboutFacts(app: AppState): readonly (Fact & { readonly value: string })[] {
  const { about, keychain, tray } = app;
  return [
    { label: t.settings.version, value: `${t.app} ${about.app}` },
    { label: t.settings.runtime, value: runtimeText(about) },
    { label: t.settings.platform, value: about.platform },
    { label: t.help.desktop, value: about.desktop },
    { label: t.settings.keychain, value: t.settings.keychains[keychain] },
    { label: t.settings.tray, value: tray ? t.settings.yes : t.settings.no },
  ];
}

export function aboutText(app: AppState): string {
  return aboutFacts(app)
    .map(({ label, value }) => `${label}: ${value || '–'}`)
    .join('\n');
}
