import type { Engine } from '../../core/engine/engine-api.ts';
import type { Alert } from '../../core/model/alert.ts';
import type { BannerAction } from '../../core/model/banner-look.ts';
import type { BannerRefs } from '../../core/model/banner-ref.ts';
import { MAX_LISTED } from '../../core/model/bounds.ts';
import type { Chosen } from '../../core/model/chosen.ts';
import { everythingUnread, type FeedQuery } from '../../core/model/event.ts';
import type { Goto, Notice } from '../../ipc/contract.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { toProblem } from '../lifecycle/to-problem.ts';

export interface BannerActionsOptions {
  engine: Pick<Engine, 'feedPage' | 'markRead' | 'acknowledge' | 'snooze'>;
  goTo: (place: Goto) => void;
  /** Tells the person in the window, as soon as it is there. */
  tell: (notice: Notice) => void;
  log: Log;
}

/** An alert whose banner was used. @param told the banners that it stands for, where they are kept. */
type Act = (alert: Alert, told: BannerRefs | null) => unknown;

/**
 * Creates the function that does what a click on a banner or on one of its buttons asks for. Everything but opening works
 * without the window; what fails is told in it.
 */
export function createBannerActions({ engine, goTo, tell, log }: BannerActionsOptions) {
  const acknowledge: Act = ({ account, opens }) =>
    opens.screen === 'inbox' && opens.notification !== null
      ? engine.acknowledge([{ account, id: opens.notification }])
      : undefined;
  const acts: Readonly<Record<BannerAction, Act>> = {
    open: (alert, told) => goTo(placeOf(alert, told)),
    grant: (alert) => {
      const place = placeOf(alert, null);
      goTo(place.screen === 'inbox' ? { ...place, grant: true } : place);
    },
    'mark-read': ({ account, opens }) =>
      opens.screen === 'feed' && opens.event !== null
        ? engine.markRead([{ account, id: opens.event }], true)
        : undefined,
    async 'mark-all-read'({ account }, told) {
      if (told === null) return;
      tell({ is: 'marked', ...(await engine.markRead(unreadOf(account, told), true)) });
    },
    acknowledge,
    // What is acknowledged without a grant is dismissed.
    dismiss: acknowledge,
    async snooze({ account, opens }, told) {
      const single = singleOf(account, opens);
      if (single !== undefined) return engine.snooze(single, 'hour');
      if (told === null) return;
      const which = await engine.feedPage(unreadOf(account, told), 0, MAX_LISTED);
      return engine.snooze({ are: 'events', which: which.map(({ id }) => ({ account, id })) }, 'hour');
    },
  };
  return async (alert: Alert, action: BannerAction, told: BannerRefs | null): Promise<void> => {
    try {
      await acts[action](alert, told);
    } catch (error) {
      tell({ is: 'problem', problem: toProblem(`${action} in a banner`, error, log) });
    }
  };
}

/** What a banner opens: exactly what it is about. */
function placeOf({ account, about, opens }: Alert, told: BannerRefs | null): Goto {
  const place = { ...opens, account: account || null };
  const isMany = about.is === 'events' || about.is === 'backlog';
  return isMany && told !== null && place.screen === 'feed' ? { ...place, banners: told } : place;
}

/** What is unread of the events that banners tell of. */
function unreadOf(account: string, { ids }: BannerRefs): FeedQuery {
  const where = [...everythingUnread.where, { field: 'banner', not: false, values: ids } as const];
  return { ...everythingUnread, account, where };
}

/** The one thing that a banner is about; undefined where it is about several, or none. */
function singleOf(account: string, opens: Alert['opens']): Chosen | undefined {
  if (opens.screen === 'feed' && opens.event !== null)
    return { are: 'events', which: [{ account, id: opens.event }] };
  if (opens.screen === 'inbox' && opens.notification !== null)
    return { are: 'notifications', which: [{ account, id: opens.notification }] };
  return undefined;
}
