import { createListeners } from '../../core/base/listeners.ts';
import { type Bus, noBus } from '../bus/bus.ts';
import { type DisturbSource, disturbSources } from './disturb-sources.ts';

/** Whether the desktop's own "do not disturb" is on. */
export interface DoNotDisturb {
  /** False also where nothing on this desktop tells. */
  isOn(): boolean;
  onChange(listener: () => void): () => void;
  stop(): void;
}

/**
 * Follows the desktop's "do not disturb", as far as it tells: every service that might know is asked when it appears and
 * whenever it says that something changed. Nothing is concluded from the name of a desktop or of a service.
 */
export function followDoNotDisturb(bus: Bus): DoNotDisturb {
  const changes = createListeners();
  const on = new Set<DisturbSource>();

  function know(source: DisturbSource, isOn: boolean): void {
    if (isOn === on.has(source)) return;
    if (isOn) on.add(source);
    else on.delete(source);
    changes.tell();
  }

  function follow(source: DisturbSource): () => void {
    let isRunning = false;
    let isAsking = false;
    let isStale = false;
    const ask = async () => {
      isStale = true;
      if (isAsking) return;
      isAsking = true;
      while (isStale && isRunning) {
        isStale = false;
        const value = await source.ask(bus).catch(() => null);
        if (!isStale && isRunning) know(source, value === true);
      }
      isAsking = false;
    };
    const stopOwner = bus.followOwner(source.name, (owner) => {
      isRunning = owner !== null;
      if (isRunning) void ask();
      else know(source, false);
    });
    const stopSignals = source.changed.map((match) => bus.listen(match, () => void ask()));
    return () => {
      for (const stop of [stopOwner, ...stopSignals]) stop();
    };
  }

  const ends = bus === noBus ? [] : disturbSources.map(follow);
  return {
    isOn: () => on.size > 0,
    onChange: changes.add,
    stop() {
      for (const end of ends) end();
    },
  };
}
