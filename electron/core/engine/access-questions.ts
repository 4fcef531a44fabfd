import type { NotificationRef } from '../model/notification.ts';
import type { HeldAccess } from '../model/resource.ts';
import type { Registry } from './registry.ts';

/** Questions about what those who request access may do already: one at a time. */
export function createAccessQuestions({ session }: Pick<Registry, 'session'>) {
  let asking = new AbortController();
  return {
    /** The next question ends the one before, and so does null. */
    async accessOfAsker(request: NotificationRef | null): Promise<HeldAccess | null> {
      asking.abort();
      asking = new AbortController();
      return request && session(request.account).accessOfAsker(request.id, asking.signal);
    },
  };
}
