import { heldAlert } from '../alert/alerts.ts';
import type { HeldCounts } from '../model/banner.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import type { Registry } from './registry.ts';

/** Raises one alert for all that was held, in all accounts, since the last time; none if all of it has been read or settled. */
export async function tellHeld(
  { sessions }: Registry,
  at: number,
  emit: (change: EngineChange) => void,
): Promise<void> {
  const gathered = await Promise.all(
    sessions().map(async (session) => ({ account: session.id, share: await session.shareHeld(at) })),
  );
  const shares = gathered.flatMap(({ share }) => share ?? []);
  const sum = (of: keyof HeldCounts) => shares.reduce((total, share) => total + share[of], 0);
  if (sum('unread') + sum('notifications') === 0) return;
  const refs = gathered.flatMap(({ account, share }) =>
    typeof share?.banner === 'number' ? [{ account, id: share.banner }] : [],
  );
  const counts = { events: sum('events'), notifications: sum('notifications'), requests: sum('requests') };
  emit({ ...noChange(), alerts: [heldAlert(at, counts, refs)], told: true });
}
