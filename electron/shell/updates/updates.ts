import type { Clock } from '../../core/base/clock.ts';
import { createListeners } from '../../core/base/listeners.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { UpdatePolicy, UpdateState } from '../../core/model/updates.ts';
import { describeError, type Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { createPresentFeed } from './present-feed.ts';
import type { ReleaseFeed } from './release-feed.ts';

/** After the app has started, the time until the feed is asked for the first time, ms. */
const firstMs = 30_000;
const dayMs = 86_400_000;

const busy = new Set<UpdateState['is']>(['checking', 'downloading', 'installing']);

export interface UpdateOptions {
  settings: Pick<SettingsFile, 'get' | 'onChange'>;
  openFeed(policy: UpdatePolicy): Promise<ReleaseFeed>;
  /** Whether the installed form of the app can be replaced by itself. */
  canInstall(): Promise<boolean>;
  /** Puts a verified file in the place of the app, and restarts. Throws AosError when nothing was replaced. */
  install(file: string): Promise<void>;
  clock: Clock;
  log: Log;
}

export interface Updates {
  state(): UpdateState;
  /** Asks the feed now. What comes of it is in the state. */
  check(): Promise<void>;
  /** Installs the version that is ready, and restarts. */
  install(): Promise<void>;
  /** Where a person gets a newer version; null without a feed. */
  downloadPage(): string | null;
  onChange(listener: () => void): () => void;
  stop(): void;
}

/**
 * Asks the configured feed soon after the start and then once a day, downloads what is newer, and installs it only when the
 * person says so. A failure is shown and tried again the next day. Without a configured feed nothing is asked or loaded.
 */
export function createUpdates(options: UpdateOptions): Updates {
  const { settings, install, clock, log } = options;
  const listeners = createListeners();
  const present = createPresentFeed(options.openFeed);
  let state: UpdateState = { is: 'off' };
  const timer = createTimer(clock);

  function set(next: UpdateState): void {
    state = next;
    listeners.tell();
  }

  function follow(): void {
    const wanted = settings.get().updates;
    if (!present.take(wanted)) return;
    timer.stop();
    if (wanted?.allow) timer.start(firstMs, () => void check());
    set({ is: wanted === null ? 'off' : wanted.allow ? 'waiting' : 'forbidden' });
  }

  /** Does one step with the present feed; a failure becomes the state. */
  async function attempt(step: (feed: ReleaseFeed, show: typeof set) => Promise<void>): Promise<void> {
    const show = present.whilePresent(set);
    try {
      await present.use((feed) => step(feed, show));
    } catch (error) {
      log(`update: ${describeError(error)}`);
      show({ is: 'failed', problem: error instanceof AosError ? error.problem : problem('internal') });
    }
  }

  async function check(): Promise<void> {
    if (!present.policy()?.allow || busy.has(state.is)) return;
    timer.start(dayMs, () => void check());
    set({ is: 'checking' });
    await attempt((feed, show) => fetchNewer(feed, show, options));
  }

  follow();
  const stopFollowing = settings.onChange(follow);
  return {
    state: () => state,
    check,
    async install() {
      if (state.is !== 'ready') return;
      set({ is: 'installing', version: state.version });
      // Days may have passed: what lies there is verified again, and downloaded again if it was changed.
      await attempt(async (feed) => install(await feed.download()));
    },
    downloadPage: () => present.policy()?.download ?? present.policy()?.feed ?? null,
    onChange: listeners.add,
    stop() {
      stopFollowing();
      timer.stop();
      present.take(null);
    },
  };
}

function createTimer(clock: Clock) {
  let stop = () => undefined as unknown;
  return {
    start(ms: number, run: () => void): void {
      stop();
      stop = clock.after(ms, run);
    },
    stop: (): void => void stop(),
  };
}

async function fetchNewer(
  feed: ReleaseFeed,
  show: (state: UpdateState) => void,
  { canInstall, clock }: Pick<UpdateOptions, 'canInstall' | 'clock'>,
): Promise<void> {
  const version = await feed.check();
  if (version === null) return show({ is: 'current', checkedAt: clock.now() });
  if (!(await canInstall())) return show({ is: 'available', version });
  show({ is: 'downloading', version });
  await feed.download();
  show({ is: 'ready', version });
}
