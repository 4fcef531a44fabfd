import { actionByCode } from '../model/actions.ts';
import { type EventRow, partsOf } from '../model/event.ts';
import { type Added, type Committed, type Incoming, isReadAtOnce } from '../model/incoming.ts';
import { readStoredText } from '../model/stand-in.ts';
import { subjectByCode } from '../model/subjects.ts';
import type { PublishOptions } from './publish-options.ts';
import { createTelling } from './tell-alerts.ts';

/** Maximum number of events remembered as having had a banner of their own. */
const BANNERS_REMEMBERED = 200;

/** Publishes each committed group once: to the alerts, to the status and to the screens. */
export function publishCommitted(options: PublishOptions) {
  const withBanner: number[] = [];
  const telling = createTelling(options, (alerts) => {
    withBanner.push(...alerts.flatMap(({ opens }) => (opens.screen === 'feed' ? (opens.event ?? []) : [])));
    withBanner.splice(0, withBanner.length - BANNERS_REMEMBERED);
    options.alerts(alerts);
  });

  function publishAdded(group: readonly Incoming[], result: Committed): void {
    const both = result.added.flatMap((added) => {
      const event = group[added.at];
      return event ? [{ added, event }] : [];
    });
    telling.stored(both.flatMap(({ added, event }) => (added.derived ? [] : { id: added.id, event })));
    options.added(both.map(({ added, event }) => toRow(options.account, event, added)));
  }

  return {
    /** @param pending number of messages that still wait on the server. */
    committed(group: readonly Incoming[], result: Committed, pending: bigint): void {
      if (result.added.length > 0) publishAdded(group, result);
      telling.progressed(pending === 0n);
    },
    /** Whether one of these events had a banner of its own. */
    hadBanner: (events: readonly number[]): boolean => events.some((id) => withBanner.includes(id)),
    stop: telling.stop,
  };
}

function toRow(
  account: string,
  event: Incoming,
  { id, name, path, subscriptions, updates, derived }: Added,
): EventRow {
  return {
    account,
    id,
    time: Number(event.time / 1_000_000n),
    action: actionByCode(event.action),
    subject: subjectByCode(event.subject),
    resourceId: event.resourceId,
    name,
    path,
    ...readStoredText(event.text),
    ...(event.announcement && {
      announcement: { kind: event.announcement.kind, teaser: event.announcement.teaser },
    }),
    read: isReadAtOnce(event),
    subscriptions: subscriptions.map(String),
    ...partsOf(actionByCode(event.action), updates, derived),
  };
}
