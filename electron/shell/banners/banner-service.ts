import type { BannerAction, BannerIcon } from '../../core/model/banner-look.ts';
import type { SoundChoice } from '../../core/model/sound-choices.ts';

/** What a banner says and how it behaves. */
export interface BannerContent {
  title: string;
  body: string;
  /** null: only that of the app. */
  icon: BannerIcon | null;
  /** In their order, where the system has buttons. */
  buttons: readonly BannerAction[];
  sound: SoundChoice;
  /** It stays until the person closes it. */
  isUrgent: boolean;
}

/** What the system made of a banner. `error` is set only when it was not shown. */
export interface BannerResult {
  outcome: 'shown' | 'failed' | 'unsupported';
  error?: string;
}

/** What the person or the system does with a banner after it was shown. */
export interface BannerEvents {
  /** @param action of the button; `open` for the banner itself. */
  chosen(action: BannerAction): void;
  /** @param byPerson whether the person closed it; otherwise it timed out, or its service is gone. */
  closed(byPerson: boolean): void;
}

/** A banner that was given to the system. */
export interface ShownBanner {
  /** Settles within a few seconds, whatever the system does, and never rejects. */
  readonly result: Promise<BannerResult>;
  /** Takes it off the screen, without a call of `closed`. */
  close(): void;
}

/** What shows banners: the operating system through Electron, or the notification service of a Linux desktop. */
export interface BannerService {
  /** @param earlier takes its place, where it is still there. Never waits for the system. */
  show(content: BannerContent, events: BannerEvents, earlier: ShownBanner | null): ShownBanner;
}
