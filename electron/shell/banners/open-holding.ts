import type { Clock } from '../../core/base/clock.ts';
import type { Network } from '../../core/base/network.ts';
import type { Hold } from '../../core/model/hold.ts';
import type { Bus } from '../bus/bus.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { type AlertPause, createAlertPause } from './alert-pause.ts';
import { followDoNotDisturb } from './do-not-disturb.ts';
import { createHolding, type Holding } from './holding.ts';

interface Surroundings {
  settings: SettingsFile;
  bus: Bus;
  network: Pick<Network, 'onWake'>;
  clock: Clock;
}

/** What keeps banners back, with the pause, which is stopped with it. */
export interface AlertHolding extends Holding {
  pause: AlertPause;
  alerting(): { isPaused: boolean; hold: Hold | null };
}

export function openHolding({ settings, bus, network, clock }: Surroundings): AlertHolding {
  const pause = createAlertPause(settings, clock);
  const doNotDisturb = followDoNotDisturb(bus);
  const holding = createHolding({ pause, settings, doNotDisturb, clock });
  const stopWaking = network.onWake(holding.check);
  return {
    ...holding,
    pause,
    alerting: () => ({ isPaused: pause.until() !== null, hold: holding.current() }),
    stop() {
      for (const stop of [stopWaking, pause.stop, doNotDisturb.stop, holding.stop]) stop();
    },
  };
}
