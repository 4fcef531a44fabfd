import { clean } from '../../core/base/clean.ts';
import type { Alert } from '../../core/model/alert.ts';
import type { Outcome } from '../../core/model/banner.ts';
import { type BannerAction, buttonsOf, iconOf } from '../../core/model/banner-look.ts';
import type { BannerRefs } from '../../core/model/banner-ref.ts';
import type { Hold } from '../../core/model/hold.ts';
import type { SoundChoice } from '../../core/model/sound-choices.ts';
import type { BannerText } from '../../words/app-banner-text.ts';
import type { BannerContent, BannerResult, BannerService } from './banner-service.ts';
import { createScreen } from './screen-banners.ts';
import { createToldNumbers } from './told-numbers.ts';

export interface BannersOptions {
  /** What an alert says, in the language of the screens. */
  textOf: (alert: Alert) => BannerText;
  /** Whether banners name nothing and nobody now. */
  hidesContents: () => boolean;
  service: BannerService;
  /** The sound of banners now. */
  soundOf: (isUrgent: boolean) => SoundChoice;
  /** What keeps banners back now; urgent ones pass some of it. */
  hold: (isUrgent: boolean) => Hold | null;
  /** The person chose what a banner offers. @param told the banners that it stands for, where they are kept. */
  act: (alert: Alert, action: BannerAction, told: BannerRefs | null) => void;
  /** Called when it is known what became of an alert: once when it was shown or was not, and again when its banner ended. */
  became: (alert: Alert, outcome: Outcome) => void;
}

/** No system shows more of a banner than this; some refuse one that is much longer. */
const MAX_TITLE = 200;
const MAX_BODY = 500;
/** The longest that the system's reason for not showing a banner becomes, in a sentence on screen. */
const MAX_ERROR = 200;

/** How many bursts that the person dismissed are remembered. */
const maxDismissed = 50;

/** What shows something in the window, and leaves it to the person what becomes of it. */
const opening: readonly BannerAction[] = ['open', 'grant'];

/**
 * Shows alerts as banners and keeps a reference to each: a banner that is garbage-collected no longer reports clicks. An
 * alert replaces the banner with the same key.
 */
export function createBanners(options: BannersOptions) {
  const onScreen = createScreen();
  const numbers = createToldNumbers();
  /** Keys of bursts whose banner the person has clicked or closed: it does not come back. */
  const dismissed = new Set<string>();

  function raise(alert: Alert, content: BannerContent, told: BannerRefs | null): Promise<Outcome> {
    const earlier = onScreen.giveWay(alert);
    const ended = (by: 'clicked' | 'handled' | 'dismissed' | null) => {
      // A banner that another has replaced has nothing more to say.
      if (onScreen.get(alert.key)?.banner !== banner) return;
      onScreen.drop(alert.key);
      if (by === null) return;
      options.became(alert, { is: by });
      if (alert.growing) remember(dismissed, alert.key);
    };
    const events = {
      chosen(action: BannerAction) {
        ended(opening.includes(action) ? 'clicked' : 'handled');
        // Not every system takes it away.
        banner.close();
        options.act(alert, action, told);
      },
      closed: (byPerson: boolean) => ended(byPerson ? 'dismissed' : null),
    };
    const banner = options.service.show(content, events, earlier);
    onScreen.put(alert.key, { banner, content, alert });
    return banner.result.then((result) => {
      if (result.outcome === 'unsupported') ended(null);
      return outcomeOf(result);
    });
  }

  async function showOrHold(alert: Alert): Promise<Outcome> {
    const told = numbers.of(alert);
    const hold = options.hold(alert.urgent === true);
    if (hold !== null) return { is: 'held', ...hold };
    if (dismissed.has(alert.key)) return { is: 'dismissed' };
    const content = contentOf(alert, options);
    const earlier = onScreen.get(alert.key)?.content;
    if (alert.silent && earlier && isSameContent(content, earlier)) return { is: 'shown' };
    return raise(alert, content, told);
  }

  return {
    /** Shows an alert, unless it is held back or not wanted, and reports what became of it. Never rejects. */
    async show(alert: Alert): Promise<Outcome> {
      const outcome = await showOrHold(alert);
      options.became(alert, outcome);
      return outcome;
    },
    /** Takes a banner off the screen; returns its alert, if it was still there. */
    close: (key: string): Alert | null => onScreen.close(key),
    closeAll: onScreen.closeAll,
  };
}

export type Banners = ReturnType<typeof createBanners>;

const outcomeOf = ({ outcome, error }: BannerResult): Outcome =>
  outcome === 'failed'
    ? { is: outcome, error: error === undefined ? null : clean(error, MAX_ERROR) }
    : { is: outcome };

function contentOf(alert: Alert, { textOf, hidesContents, soundOf }: BannersOptions): BannerContent {
  const { title, body } = textOf(alert);
  const isHidden = hidesContents();
  return {
    title: clean(title, MAX_TITLE),
    body: clean(body, MAX_BODY),
    icon: isHidden ? null : iconOf(alert.about),
    buttons: buttonsOf(alert.about, isHidden),
    // What only brings up to date what was shown before makes no sound.
    sound: alert.silent ? 'none' : soundOf(alert.urgent === true),
    isUrgent: alert.urgent === true,
  };
}

const isSameContent = (a: BannerContent, b: BannerContent) => a.title === b.title && a.body === b.body;

function remember(keys: Set<string>, key: string): void {
  keys.add(key);
  for (const oldest of keys) {
    if (keys.size <= maxDismissed) return;
    keys.delete(oldest);
  }
}
