import type { AlertOutcome } from '../../core/model/alert.ts';

/** What a banner says and how it behaves. */
export interface BannerContent {
  title: string;
  body: string;
  silent: boolean;
  /** 'never' keeps it on screen until somebody closes it. */
  timeoutType: 'default' | 'never';
}

/** The part of Electron's Notification that the app uses. */
export interface Banner {
  on(event: 'show' | 'click', listener: () => void): unknown;
  /** `reason` is known only on Windows and empty elsewhere. */
  on(event: 'close', listener: (details?: { reason?: string }) => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
  show(): void;
  close(): void;
}

/** What became of a banner. `error` is for the log and is set only when it failed. */
export interface BannerResult {
  outcome: AlertOutcome;
  error?: string;
}

/** What the person or the system does with a banner after it was shown. */
export interface BannerEvents {
  clicked: () => void;
  closed: () => void;
  failed: () => void;
}

/** Some notification daemons never answer. After this long without one, the banner has most likely been shown. */
const silentDaemonMs = 2_000;

/** Shows a banner and reports what became of it. */
export function showBanner(banner: Banner, events: BannerEvents): Promise<BannerResult> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ outcome: 'shown' }), silentDaemonMs);
    const settle = (result: BannerResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    banner.on('show', () => settle({ outcome: 'shown' }));
    banner.on('failed', (_event, error) => {
      events.failed();
      settle({ outcome: 'failed', error });
    });
    banner.on('close', (details) => {
      // A banner that timed out on Windows is in the Action Center, where it can still be clicked.
      if (details?.reason !== 'timedOut') events.closed();
    });
    banner.on('click', events.clicked);
    banner.show();
  });
}
