import type { Alert } from '../../core/model/alert.ts';
import type { Goto } from '../../ipc/contract.ts';
import type { BannerText } from '../../words/banner-text.ts';
import { cleanForDesktop } from './clean-for-desktop.ts';
import { type Banner, type BannerContent, type BannerResult, showBanner } from './show-banner.ts';

export interface BannersOptions {
  /** What an alert says, in the language of the screens. */
  textOf: (alert: Alert) => BannerText;
  isSupported: () => boolean;
  create: (content: BannerContent) => Banner;
  /** Whether the system closes banners by itself without saying that it was not the person: see `closesUnasked`. */
  closesUnasked: boolean;
  isPaused: () => boolean;
  open: (goto: Goto) => void;
}

/** Systems keep no more banners than this. Older ones are closed, so that no click on one is lost. */
const maxBanners = 50;

/**
 * Shows alerts as banners and keeps a reference to each: a banner that is garbage-collected no longer reports clicks. An
 * alert replaces the banner with the same key. Electron cannot change a banner in place on Linux, so the earlier one is
 * closed first.
 */
export function createBanners(options: BannersOptions) {
  const onScreen = new Map<string, { banner: Banner; content: BannerContent }>();
  /** Keys of bursts whose banner the person has clicked or closed: it does not come back. */
  const dismissed = new Set<string>();

  function close(key: string): void {
    const entry = onScreen.get(key);
    // Removed first, so that this closing is not taken for the person's.
    onScreen.delete(key);
    entry?.banner.close();
  }

  function raise(alert: Alert, content: BannerContent): Promise<BannerResult> {
    for (const key of [alert.key, ...(alert.replaces ?? [])]) close(key);
    const banner = options.create(content);
    onScreen.set(alert.key, { banner, content });
    closeOldest(onScreen, close);
    const isOnScreen = () => onScreen.get(alert.key)?.banner === banner;
    const dismiss = () => {
      if (!isOnScreen()) return;
      onScreen.delete(alert.key);
      if (alert.growing) remember(dismissed, alert.key);
    };
    return showBanner(banner, {
      clicked() {
        dismiss();
        options.open({ ...alert.opens, account: alert.account });
      },
      closed: dismiss,
      failed() {
        if (isOnScreen()) onScreen.delete(alert.key);
      },
    });
  }

  return {
    async show(alert: Alert): Promise<BannerResult> {
      if (!options.isSupported()) return { outcome: 'unsupported' };
      if (options.isPaused()) return { outcome: 'paused' };
      if (dismissed.has(alert.key)) return { outcome: 'dismissed' };
      const content = contentOf(alert, options);
      const earlier = onScreen.get(alert.key)?.content;
      if (content.silent && earlier && isSameContent(content, earlier)) return { outcome: 'shown' };
      return raise(alert, content);
    },
    closeAll(): void {
      for (const key of [...onScreen.keys()]) close(key);
    },
  };
}

function contentOf(alert: Alert, { textOf, closesUnasked }: BannersOptions): BannerContent {
  const { title, body } = textOf(alert);
  return {
    title: cleanForDesktop(title),
    body: cleanForDesktop(body),
    silent: alert.silent === true,
    // While the burst goes on, a banner that timed out could not be told from one that the person closed.
    timeoutType: alert.growing && closesUnasked ? 'never' : 'default',
  };
}

const isSameContent = (a: BannerContent, b: BannerContent) =>
  a.title === b.title && a.body === b.body && a.timeoutType === b.timeoutType;

function closeOldest(onScreen: ReadonlyMap<string, unknown>, close: (key: string) => void): void {
  for (const oldest of onScreen.keys()) {
    if (onScreen.size <= maxBanners) return;
    close(oldest);
  }
}

function remember(keys: Set<string>, key: string): void {
  keys.add(key);
  for (const oldest of keys) {
    if (keys.size <= maxBanners) return;
    keys.delete(oldest);
  }
}
