import { createListeners } from '../../core/base/listeners.ts';
import { AosError, type Problem, problem } from '../../core/model/problem.ts';
import { portal } from '../bus/portal.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { CancelledError } from './bind-by-portal.ts';
import { createPortalBinding, type PortalBindingOptions } from './portal-binding.ts';
import type { GlobalShortcut } from './shortcut.ts';

const firstRetryMs = 2_000;
const longestRetryMs = 300_000;

interface PortalShortcutOptions extends PortalBindingOptions {
  settings: Pick<SettingsFile, 'get' | 'change'>;
}

/**
 * Has the desktop's portal bind the shortcut of the settings, at the start and again whenever the portal was restarted. What
 * the person has cancelled is not asked again: the shortcut is then taken out of the settings.
 */
export function portalShortcut(options: PortalShortcutOptions): GlobalShortcut {
  const { settings } = options;
  const changes = createListeners();
  let current: Problem | null = null;
  const inLine = createLine();
  const show = (found: Problem | null) => {
    current = found;
    changes.tell();
  };
  const binding = createPortalBinding(options, {
    keysChanged: () => show(null),
    closed: () => show(problem('shortcut-declined')),
  });

  async function restore(keys: string): Promise<void> {
    try {
      await binding.bind(keys);
      show(null);
    } catch (error) {
      if (error instanceof CancelledError) settings.change({ shortcut: null });
      show(error instanceof AosError ? error.problem : problem('shortcut-declined'));
    }
  }

  async function change(keys: string | null): Promise<void> {
    const before = binding.trigger() === null ? null : settings.get().shortcut;
    binding.unbind();
    try {
      if (keys !== null) await binding.bind(keys);
    } catch (error) {
      if (before !== null) await restore(before);
      throw error;
    }
    settings.change({ shortcut: keys });
    show(null);
  }

  const lost = () => {
    if (binding.lose()) show(problem('desktop-silent'));
  };
  const comes = () =>
    void inLine(async () => {
      const { shortcut } = settings.get();
      if (shortcut !== null && binding.trigger() === null) await restore(shortcut);
    });
  followPortal(options, { lost, comes });
  return {
    state: () => ({ keys: settings.get().shortcut, trigger: binding.trigger(), problem: current }),
    set(keys) {
      // A question that is still open is about other keys.
      binding.giveUp();
      return inLine(() => change(keys));
    },
    onChange: changes.add,
  };
}

/** Runs what is asked of the portal one thing at a time, in the order in which it is given. */
function createLine(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

/**
 * Tells when there is a portal to ask: at the start, where asking starts one that does not run, and each time it has another
 * owner. One that ended is asked again after a while, which starts it; one that crashes each time, less and less often.
 */
function followPortal(
  { bus, clock }: Pick<PortalShortcutOptions, 'bus' | 'clock'>,
  { lost, comes }: { lost: () => void; comes: () => void },
): void {
  let owner: string | null | undefined;
  let retryMs = firstRetryMs;
  bus.followOwner(portal.destination, (now) => {
    const was = owner;
    owner = now;
    if (was) lost();
    if (now !== null || was === undefined) return comes();
    clock.after(retryMs, comes);
    retryMs = Math.min(longestRetryMs, retryMs * 2);
  });
}
