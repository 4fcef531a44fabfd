import { type Clock, sleep } from '../../core/base/clock.ts';
import { createListeners } from '../../core/base/listeners.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { lookAtTray, type TrayLook, watcher } from './tray-look.ts';

/** A tray that appears hears of our icon by itself; it is only looked at after that, ms. */
const settleMs = 1_000;
/** When a tray without our icon is looked at again, ms. After the last one it is left alone until it changes. */
const retriesMs = [1_000, 2_000, 4_000, 8_000, 16_000];
/** An icon that stays this long counts as accepted, ms. One that is dropped sooner does not start the retries over. */
const acceptedMs = 60_000;

/** How often `check` looks for an icon that may be on its way, and how long it waits in between, ms. */
const patientLooks = 3;
const patientMs = 400;

/** Whether the app's icon is in a tray. */
export interface TrayPresence {
  /** The result of the last look. */
  isPresent(): boolean;
  /** Looks now, and waits a moment for an icon that has just been made. Never rejects, and takes less than 3 s. */
  check(): Promise<boolean>;
  onChange(listener: (isPresent: boolean) => void): void;
  /** Calls the listener when a tray that could show the icon does not: it has to be created again. */
  onIconMissing(listener: () => void): void;
  stop(): void;
}

/** macOS and Windows always have a tray. */
const always: TrayPresence = {
  isPresent: () => true,
  check: () => Promise.resolve(true),
  onChange: () => undefined,
  onIconMissing: () => undefined,
  stop: () => undefined,
};

export function createTrayPresence(bus: Bus, clock: Clock, log: Log): TrayPresence {
  return process.platform === 'linux' ? followTray(bus, clock, log) : always;
}

/** Follows the tray of a Linux desktop over the bus, without waiting for it. */
export function followTray(bus: Bus, clock: Clock, log: Log): TrayPresence {
  const changed = createListeners<boolean>();
  const missing = createListeners();
  let look: TrayLook = 'no-tray';
  let shownAtMs = 0;
  let retries = 0;
  let cancel: (() => void) | null = null;
  let isStopped = false;
  let asked = 0;
  let taken = 0;

  async function lookNow(): Promise<TrayLook> {
    asked += 1;
    const turn = asked;
    const found = await lookAtTray(bus);
    // An earlier look may end later; only the latest counts.
    if (!isStopped && turn > taken) {
      taken = turn;
      take(found);
    }
    return found;
  }

  async function check(): Promise<boolean> {
    for (let looks = 1; ; looks++) {
      const found = await lookNow();
      if (found !== 'missing' || looks === patientLooks) return found === 'shown';
      await sleep(clock, patientMs);
    }
  }

  function take(found: TrayLook): void {
    const before = look;
    look = found;
    if (found !== before) log(`tray: ${found}`);
    if (found === 'shown' && before !== 'shown') shownAtMs = clock.monotonic();
    if (found !== 'shown' && before === 'shown' && clock.monotonic() - shownAtMs > acceptedMs) retries = 0;
    if (found === 'missing' || found === 'stuck') retry();
    if ((found === 'shown') !== (before === 'shown')) changed.tell(found === 'shown');
  }

  function retry(): void {
    const afterMs = retriesMs[retries];
    if (afterMs === undefined || cancel !== null) return;
    retries += 1;
    if (look === 'missing') missing.tell();
    lookIn(afterMs);
  }

  function lookIn(ms: number): void {
    cancel?.();
    cancel = clock.after(ms, () => {
      cancel = null;
      void lookNow();
    });
  }

  /** A tray has appeared, or one that was there has got a host. */
  function appeared(): void {
    retries = 0;
    lookIn(settleMs);
  }

  const changes = { appeared, changed: () => void lookNow(), itemGone: () => lookIn(settleMs) };
  const ends = hearWatcher(bus, changes);
  return {
    isPresent: () => look === 'shown',
    check,
    onChange: changed.add,
    onIconMissing: missing.add,
    stop() {
      isStopped = true;
      cancel?.();
      for (const end of ends) end();
    },
  };
}

/** Hears what happens to the tray. Returns what ends that. */
function hearWatcher(bus: Bus, on: { appeared(): void; changed(): void; itemGone(): void }): (() => void)[] {
  const signal = (member: string, heard: () => void) =>
    bus.listen({ sender: watcher.destination, interface: watcher.interface, member }, heard);
  return [
    bus.followOwner(watcher.destination, (owner) => (owner === null ? on.changed() : on.appeared())),
    signal('StatusNotifierHostRegistered', on.appeared),
    signal('StatusNotifierHostUnregistered', on.changed),
    signal('StatusNotifierItemRegistered', on.changed),
    signal('StatusNotifierItemUnregistered', on.itemGone),
  ];
}
