import type {
  Action,
  PlaceActivity,
  ResourceKind,
  Statistics,
  Subject,
} from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { actionStyles, actions } from '../ui/kind-styles.ts';
import { SubjectIcon } from '../ui/kinds.tsx';
import type { Bar } from './bar-list.tsx';
import type { Part } from './show-events.ts';

/** Shows a part of what is counted. */
export type Show = (part: Partial<Part>) => void;

/** How often each action happened, in the order of the chart of the feed. */
export function actionBars({ days }: Statistics, show: Show): Bar[] {
  const totals: Partial<Record<Action, number>> = {};
  for (const { counts } of days)
    for (const action of actions) totals[action] = (totals[action] ?? 0) + (counts[action] ?? 0);
  return actions
    .filter((action) => (totals[action] ?? 0) > 0)
    .map((action) => ({
      key: action,
      name: t.actions[action],
      events: totals[action] ?? 0,
      fill: actionStyles[action].fill,
      run: action === 'unknown' ? null : () => show({ action }),
    }));
}

export function kindBars({ kinds }: Statistics, show: Show): Bar[] {
  return (Object.entries(kinds) as [Subject, number][])
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, events]) => ({
      key: kind,
      name: t.subjects[kind],
      icon: <SubjectIcon subject={kind} size={15} />,
      events,
      run: kind === 'unknown' ? null : () => show({ kind }),
    }));
}

/** @param labelOf what an account is called; empty if there is only one. */
export function placeBars(
  { places }: Statistics,
  kind: ResourceKind,
  labelOf: (account: string) => string,
  show: Show,
): Bar[] {
  const context = ({ path, account }: PlaceActivity) =>
    [labelOf(account), path.join(' / ')].filter(Boolean).join(' · ');
  return places
    .filter((place) => place.kind === kind)
    .map((place) => ({
      key: `${place.account}/${place.id}`,
      name: place.name || t.unknownName,
      ...(context(place) !== '' && { context: context(place) }),
      icon: <SubjectIcon subject={kind} size={15} />,
      events: place.events,
      run: () => show({ place }),
    }));
}
