import type { Clock } from '../../core/base/clock.ts';
import type { Bus } from '../bus/bus.ts';
import { closePortalObject } from '../bus/portal.ts';
import type { Log } from '../lifecycle/log-file.ts';
import {
  bindByPortal,
  type PortalBound,
  shortcutId,
  shortcutsInterface,
  triggerIn,
} from './bind-by-portal.ts';

export interface PortalBindingOptions {
  bus: Bus;
  clock: Clock;
  /** What the shortcut does, for the person. */
  description: string;
  /** Does it. */
  run: () => void;
  log: Log;
}

interface BindingEvents {
  /** The person chose other keys in the desktop's settings. */
  keysChanged(): void;
  /** The portal took the shortcut away. */
  closed(): void;
}

/** The shortcut as the portal has it, and what the portal tells about it. */
export function createPortalBinding(options: PortalBindingOptions, events: BindingEvents) {
  const { bus, clock, description, log } = options;
  let bound: PortalBound | null = null;
  let asking = new AbortController();
  const isOurs = (body: unknown[]) => bound !== null && body[0] === bound.session;
  bus.listen({ interface: shortcutsInterface, member: 'Activated' }, ({ body }) => {
    if (isOurs(body) && body[1] === shortcutId) options.run();
  });
  bus.listen({ interface: shortcutsInterface, member: 'ShortcutsChanged' }, ({ body }) => {
    const trigger = isOurs(body) ? triggerIn(body[1]) : null;
    if (bound === null || trigger === null) return;
    bound = { ...bound, trigger };
    events.keysChanged();
  });
  bus.listen({ interface: 'org.freedesktop.portal.Session', member: 'Closed' }, ({ path }) => {
    if (path !== bound?.session) return;
    bound = null;
    events.closed();
  });
  return {
    /** The keys in the desktop's words; null while it has no shortcut of ours. */
    trigger: (): string | null => bound?.trigger ?? null,
    /** Asks the portal. @throws as `bindByPortal`. */
    async bind(keys: string): Promise<void> {
      asking = new AbortController();
      try {
        bound = await bindByPortal(bus, clock, { keys, description, signal: asking.signal });
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined;
        log(`shortcut ${keys}: ${String(error)}${cause === undefined ? '' : `: ${String(cause)}`}`);
        throw error;
      }
    },
    /** Takes back a question that is still open. */
    giveUp: () => asking.abort(),
    unbind(): void {
      if (bound !== null) closePortalObject(bus, 'Session', bound.session);
      bound = null;
    },
    /** The portal is gone, and what it had bound with it. @returns whether it had something. */
    lose(): boolean {
      asking.abort();
      const had = bound !== null;
      bound = null;
      return had;
    },
  };
}
