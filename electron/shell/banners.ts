import type { Alert, AlertOutcome } from '../core/alert/alert.ts';
import type { Goto } from '../ipc/contract.ts';
import { plain } from './plain.ts';

/** What is used of Electron's Notification. */
export interface Banner {
  on(event: 'show' | 'click' | 'close', listener: () => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
  show(): void;
  close(): void;
}

export interface BannersOptions {
  supported: () => boolean;
  make: (content: { title: string; body: string; silent: boolean }) => Banner;
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
/** A notification daemon that says nothing for so long has most likely shown it: some never answer. */
const patience = 2_000;

/** Raises banners, and keeps hold of them: one that is collected as garbage no longer answers a click. */
export function createBanners(options: BannersOptions) {
  const up = new Set<Banner>();
  return {
    show(alert: Alert): Promise<Shown> {
      if (!options.supported()) {
        return Promise.resolve({ outcome: 'unsupported', why: 'This system shows no notifications.' });
      }
      if (options.paused()) return Promise.resolve({ outcome: 'paused', why: 'Alerts are paused.' });
      const banner = options.make({ title: plain(alert.title), body: plain(alert.body), silent: false });
      keep(up, banner);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve({ outcome: 'shown', why: '' }), patience);
        const settle = (shown: Shown) => {
          clearTimeout(timer);
          resolve(shown);
        };
        banner.on('show', () => settle({ outcome: 'shown', why: '' }));
        banner.on('failed', (_event, error) => {
          up.delete(banner);
          settle({ outcome: 'failed', why: error });
        });
        banner.on('close', () => up.delete(banner));
        banner.on('click', () => {
          up.delete(banner);
          options.open({ ...alert.opens, account: alert.account });
        });
        banner.show();
      });
    },
    closeAll(): void {
      for (const banner of up) banner.close();
      up.clear();
    },
  };
}

function keep(up: Set<Banner>, banner: Banner): void {
  up.add(banner);
  for (const oldest of up) {
    if (up.size <= most) return;
    up.delete(oldest);
    oldest.close();
  }
}
