import { heldAlert } from '../alert/alerts.ts';
import type { HeldCounts } from '../model/banner.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import type { Registry } from './registry.ts';

/**
 * Raises one alert for all that was held, in all accounts, since the last time; none if all of it has been read or settled. An
 * account whose database cannot be written now keeps its share for the next time.
 */
export async function tellHeld(
  { sessions }: Registry,
  at: number,
  emit: (change: EngineChange) => void,
): Promise<void> {
  const counts = await Promise.all(sessions().map((session) => session.summarizeHeld(at).catch(() => null)));
  const sum = (of: keyof HeldCounts) => counts.reduce((total, one) => total + (one?.[of] ?? 0), 0);
  if (sum('unread') + sum('notifications') === 0) return;
  const held = {
    events: sum('events'),
    unread: sum('unread'),
    notifications: sum('notifications'),
    requests: sum('requests'),
  };
  emit({ ...noChange(), alerts: [heldAlert(at, held)], told: true });
}
