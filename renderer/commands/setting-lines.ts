/** Every setting as a line of the palette, which leads to it. */
import { firstFocusable } from '../focus/panes.ts';
import { untilElement } from '../focus/until-element.ts';
import { useView } from '../state/view-store.ts';
import type { Strings } from '../strings/index.ts';
import type { PaletteLine } from './command.ts';

/** What the settings and their sections are called on their screen, in its order. */
const labelsOf = ({ settings, general, decide, quiet, data }: Strings): readonly string[] => [
  settings.look,
  general.language,
  general.clock,
  general.zoom,
  settings.theme,
  settings.density,
  settings.fold,
  settings.hideDerived,
  decide.undoTime,
  settings.alerts,
  quiet.contents,
  ...Object.values(quiet.sounds),
  quiet.hours,
  settings.background,
  settings.autostart,
  settings.shortcut,
  settings.start,
  settings.badge,
  settings.onClose,
  settings.release,
  settings.history,
  settings.keep,
  data.backup,
  settings.about,
];

/** Shows a setting, and gives it the focus. */
function goToSetting(label: string): void {
  useView.getState().go('settings');
  void untilElement(() => {
    const labels = [...document.querySelectorAll('main .settings :is(.segments-label, h2, label, legend)')];
    return labels.find(({ textContent }) => textContent === label) ?? null;
  }).then((found) => {
    const field = found?.closest('.segments-field, section') ?? null;
    found?.scrollIntoView({ block: 'center' });
    if (field) firstFocusable(field)?.focus({ preventScroll: true });
  });
}

export const settingLines = (t: Strings): readonly PaletteLine[] =>
  labelsOf(t).map((label) => ({
    id: `setting-${label}`,
    name: t.palette.setting(label),
    group: 'settings',
    run: () => goToSetting(label),
  }));
