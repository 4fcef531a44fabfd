import type { Alert, AlertOutcome } from '../../core/model/alert.ts';
import type { Goto } from '../../ipc/contract.ts';
import type { BannerText } from '../../words/banner-text.ts';
import { plain } from '../tray/plain.ts';

/** What is shown, and how. */
export interface BannerContent {
  title: string;
  body: string;
  silent: boolean;
  /** 'never': it stays until somebody closes it. */
  timeoutType: 'default' | 'never';
}

/** What is used of Electron's Notification. */
export interface Banner {
  on(event: 'show' | 'click', listener: () => void): unknown;
  /** `reason` is known on Windows only, and empty elsewhere. */
  on(event: 'close', listener: (details?: { reason?: string }) => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
  show(): void;
  close(): void;
}

export interface BannersOptions {
  /** What an alert says, in the language of the screens. */
  textOf: (alert: Alert) => BannerText;
  supported: () => boolean;
  make: (content: BannerContent) => Banner;
  /** Whether the system closes banners by itself and does not say that it was not the person: see `closesUnasked`. */
  closesUnasked: boolean;
  paused: () => boolean;
  open: (goto: Goto) => void;
}

/** What became of it; `why` is for people, and empty when it was shown. */
export interface Shown {
  outcome: AlertOutcome;
  why: string;
}

/** A system keeps no more than these; older ones are closed, so that none is left whose click would do nothing. */
const most = 50;
/** A notification daemon that says nothing for this long (ms) has most likely shown it: some never answer. */
const patience = 2_000;

/**
 * Whether banners that time out look as if the person had closed them. On Linux Electron says that a banner was closed,
 * not why; GNOME does not time banners out, it puts them into its list. Windows says why; macOS tells of the person only.
 *
 * @param platform as in `process.platform`. @param desktop as in `XDG_CURRENT_DESKTOP`, names separated by colons.
 */
export function closesUnasked(platform: string, desktop: string | undefined): boolean {
  return platform === 'linux' && !(desktop ?? '').split(':').includes('GNOME');
}

/**
 * Raises banners, and keeps hold of them: one that is collected as garbage no longer answers a click. An alert with a
 * known key replaces the banner it has: Electron cannot change one in place on Linux, so the earlier one is closed first.
 */
export function createBanners(options: BannersOptions) {
  const up = new Map<string, { banner: Banner; content: BannerContent }>();
  /** Keys of bursts whose banner the person has dealt with: it does not come back. */
  const dismissed = new Set<string>();

  function takeDown(key: string): void {
    const shown = up.get(key);
    // Forgotten first, so that its closing is not taken for the person's.
    up.delete(key);
    shown?.banner.close();
  }

  function raise(alert: Alert, banner: Banner): Promise<Shown> {
    const isUp = () => up.get(alert.key)?.banner === banner;
    const dismiss = () => {
      if (!isUp()) return;
      up.delete(alert.key);
      if (alert.growing) remember(dismissed, alert.key);
    };
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ outcome: 'shown', why: '' }), patience);
      const settle = (shown: Shown) => {
        clearTimeout(timer);
        resolve(shown);
      };
      banner.on('show', () => settle({ outcome: 'shown', why: '' }));
      banner.on('failed', (_event, error) => {
        if (isUp()) up.delete(alert.key);
        settle({ outcome: 'failed', why: error });
      });
      banner.on('close', (details) => {
        // Timed out on Windows: it is in the Action Center, where a click still counts.
        if (details?.reason !== 'timedOut') dismiss();
      });
      banner.on('click', () => {
        dismiss();
        options.open({ ...alert.opens, account: alert.account });
      });
      banner.show();
    });
  }

  return {
    show(alert: Alert): Promise<Shown> {
      if (!options.supported()) {
        return Promise.resolve({ outcome: 'unsupported', why: 'This system shows no notifications.' });
      }
      if (options.paused()) return Promise.resolve({ outcome: 'paused', why: 'Alerts are paused.' });
      if (dismissed.has(alert.key)) {
        return Promise.resolve({ outcome: 'dismissed', why: 'The banner of this burst was closed.' });
      }
      const { title, body } = options.textOf(alert);
      const content: BannerContent = {
        title: plain(title),
        body: plain(body),
        silent: alert.silent === true,
        // One that timed out while the burst goes on could not be told from one that the person closed.
        timeoutType: alert.growing && options.closesUnasked ? 'never' : 'default',
      };
      const earlier = up.get(alert.key)?.content;
      if (content.silent && earlier && looksTheSame(content, earlier)) {
        return Promise.resolve({ outcome: 'shown', why: '' });
      }
      for (const key of [alert.key, ...(alert.replaces ?? [])]) takeDown(key);
      const banner = options.make(content);
      up.set(alert.key, { banner, content });
      for (const oldest of up.keys()) {
        if (up.size <= most) break;
        takeDown(oldest);
      }
      return raise(alert, banner);
    },
    closeAll(): void {
      for (const key of [...up.keys()]) takeDown(key);
    },
  };
}

const looksTheSame = (a: BannerContent, b: BannerContent) =>
  a.title === b.title && a.body === b.body && a.timeoutType === b.timeoutType;

function remember(keys: Set<string>, key: string): void {
  keys.add(key);
  for (const oldest of keys) {
    if (keys.size <= most) return;
    keys.delete(oldest);
  }
}
