import type { Clock } from '../../core/base/clock.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import { type Bus, BusError } from '../bus/bus.ts';
import { askPortal } from '../bus/portal.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { Autostart } from './autostart.ts';
import type { StartCommand } from './start-command.ts';

/** How long the person may take to answer the desktop's question, ms. */
const deadlineMs = 60_000;

export interface PortalAutostartOptions {
  bus: Bus;
  settings: Pick<SettingsFile, 'get' | 'change'>;
  reason: string;
  command: StartCommand;
  clock: Clock;
}

/**
 * Starts a sandboxed app by the portal
 * (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html). A portal does not tell
 * what it has: what counts is its last answer.
 */
export function portalAutostart({
  bus,
  settings,
  reason,
  command,
  clock,
}: PortalAutostartOptions): Autostart {
  return {
    isOn: async () => settings.get().autostartGranted,
    async set(isOn) {
      const { isGranted, results } = await askPortal(bus, clock, {
        interface: 'org.freedesktop.portal.Background',
        member: 'RequestBackground',
        signature: 'sa{sv}',
        body: [''],
        options: { reason, autostart: isOn, commandline: [...command] },
        deadlineMs,
      }).catch((error: unknown) => {
        const isLate = error instanceof BusError && error.kind === 'deadline';
        throw new AosError(problem(isLate ? 'desktop-silent' : 'autostart-refused'), { cause: error });
      });
      const isNow = isGranted && results.autostart === true;
      settings.change({ autostartGranted: isNow });
      if (isNow !== isOn) throw new AosError(problem('autostart-refused'));
    },
  };
}
