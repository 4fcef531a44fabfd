import type { Clock } from '../base/clock.ts';
import { fewAtATime } from '../base/few-at-a-time.ts';
import type { Profile } from '../model/profile.ts';
import { type AccessQuestion, type HeldAccess, levels } from '../model/resource.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { profileOf } from './profile-from-wire.ts';

export interface HeldAccessOptions {
  api: Pick<AosApi, 'users' | 'server'>;
  clock: Pick<Clock, 'monotonic'>;
  signal: AbortSignal;
}

/** How long a server may take to say what somebody may do, ms: a person may wait for it in front of an open form. */
const DEADLINE_MS = 5_000;
/** Calls at the same time, and people who wait for theirs: more than fit on a screen. */
const MOST_CALLS = 3;
const MOST_WAITING = 60;
/** How long an answer counts, ms, and how many are kept. */
const REMEMBERED_MS = 300_000;
const MOST_REMEMBERED = 500;
/** For how long nobody is asked about unasked after a refusal, which only another token or a person changes, and after a failure, ms. */
const REFUSED_MS = 3_600_000;
const FAILED_MS = 30_000;

interface Answer {
  profile: Promise<Profile | null>;
  at: number;
}

/**
 * What other people may do, as far as the server tells: only its administrators may ask for a person. Each is asked about once for
 * all of their requests, a few at the same time.
 */
export function createHeldAccess(options: HeldAccessOptions) {
  const { clock } = options;
  const answers = new Map<string, Answer>();
  const asking = asker(options);

  /** What is not known is not remembered. */
  function remember(userId: string, profile: Promise<Profile | null>): Promise<Profile | null> {
    const answer: Answer = { profile, at: clock.monotonic() };
    answers.delete(userId);
    answers.set(userId, answer);
    for (const [oldest] of answers) if (answers.size > MOST_REMEMBERED) answers.delete(oldest);
    void profile.then((found) => {
      if (found === null && answers.get(userId) === answer) answers.delete(userId);
    });
    return profile;
  }

  function profile(userId: string, isOpened: boolean): Promise<Profile | null> {
    const known = answers.get(userId);
    if (known && clock.monotonic() - known.at < REMEMBERED_MS) return known.profile;
    return remember(userId, isOpened ? asking.now(userId) : asking.politely(userId));
  }

  return {
    /**
     * Returns what a person may do with a resource; null where that is not known. @param isOpened the person looks at this very
     * request: the server is asked even where it refused before.
     */
    async of({ userId, places, isWhole }: AccessQuestion, isOpened: boolean): Promise<HeldAccess | null> {
      const found = await profile(userId, isOpened);
      if (!found) return null;
      const held = found.permissions.flatMap(({ id, level }) => (places.includes(id) ? level : []));
      return { level: highest(held), isWhole };
    },
    /** What these people may do has changed, or may have. */
    forget(userIds: readonly string[]): void {
      for (const id of userIds) answers.delete(id);
    },
    /** There is another token, which may be allowed what the one before was not. */
    signedIn: asking.again,
  };
}

export type HeldAccessKnown = ReturnType<typeof createHeldAccess>;

const highest = (found: readonly HeldAccess['level'][]): HeldAccess['level'] =>
  levels.findLast((level) => found.includes(level)) ?? 'none';

/** Asks the server about people. Gives null where nothing is answered. */
function asker({ api, clock, signal }: HeldAccessOptions) {
  const few = fewAtATime(MOST_CALLS, MOST_WAITING);
  let quietUntil = Number.NEGATIVE_INFINITY;
  const isQuiet = () => clock.monotonic() < quietUntil;

  async function now(userId: string): Promise<Profile | null> {
    try {
      const { user } = await api.users.getUser({ userId }, { signal, timeoutMs: DEADLINE_MS });
      quietUntil = Number.NEGATIVE_INFINITY;
      return profileOf(user, userId);
    } catch (error) {
      const isRefusal = explain(error, api.server).kind === 'forbidden';
      quietUntil = clock.monotonic() + (isRefusal ? REFUSED_MS : FAILED_MS);
      return null;
    }
  }

  return {
    /** Asks at once: a person who opens a request is not kept waiting behind those that are only on screen. */
    now,
    /** Asks when it is its turn, unless the server refuses or fails. */
    politely: (userId: string): Promise<Profile | null> =>
      few.run(async () => (isQuiet() ? null : now(userId))),
    again(): void {
      quietUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
