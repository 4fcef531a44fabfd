import { createTroubles } from '../alert/troubles.ts';
import { throttle } from '../base/throttle.ts';
import type { Alert } from '../model/alert.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { findTroubles } from './find-troubles.ts';
import type { Registry } from './registry.ts';

/** The accounts are looked at no more often than this, ms: during a backlog their state changes all the time. */
const INTERVAL_MS = 1_000;

/** Tells of troubles of the app itself by banners. See `findTroubles`. */
export function watchTroubles(
  { clock, network }: Pick<EngineOptions, 'clock' | 'network'>,
  { views, sessions }: Pick<Registry, 'views' | 'sessions'>,
  emit: (change: EngineChange) => void,
) {
  /** It is written down with its account, where that is open; a banner about storing cannot wait for that. */
  function raise(alert: Alert): void {
    const session = sessions().find(({ id }) => id === alert.account);
    if (session) session.raise([alert]);
    else emit({ ...noChange(), alerts: [alert] });
  }

  const troubles = createTroubles({
    clock,
    find: () => findTroubles(views(), network.online()),
    raise,
    over: (key) => emit({ ...noChange(), over: [key] }),
  });
  let isStopped = false;
  const look = throttle(clock, INTERVAL_MS, troubles.look);
  const stopWaking = network.onWake(troubles.woke);
  return {
    /** Something in the accounts changed. */
    stateChanged(): void {
      if (!isStopped) look();
    },
    stop(): void {
      isStopped = true;
      stopWaking();
      look.stop();
      troubles.stop();
    },
  };
}
