import type { Clock } from '../../../core/base/clock.ts';
import { type Bus, type BusCall, BusError, type BusSignal, type SignalMatch } from '../../bus/bus.ts';
import { propertiesInterface } from '../../bus/read-property.ts';
import { notifications } from '../notification-service.ts';
import type { Life } from './life.ts';

/**
 * How the service answers a banner: as it should; with an error; not at all; after some seconds; with the signal that the
 * banner is closed right before or behind the answer; or it shows it and is gone without an answer.
 */
export const moods = ['works', 'refuses', 'silent', 'slow', 'closes-early', 'vanishes'] as const;
export type Mood = (typeof moods)[number];

/** What the service was asked to show. */
export interface Asked {
  title: string;
  /** The keys of what it offers: the banner itself and its buttons. */
  keys: string[];
  /** Its number; that of the banner whose place it takes, where the service has that. */
  id: number;
  /** Whether it was put on the screen. */
  isTaken: boolean;
  /** Whether the answer was that it is not shown. */
  isRefused: boolean;
  /** Whether the answer was its number: without it nobody can tell whose banner is used. */
  isAnswered: boolean;
}

const SLOW_MS = 7_000;
const DEADLINE_MS = 2_000;
const error = (name: string, said: string) =>
  new BusError('refused', said, `org.freedesktop.DBus.Error.${name}`, said);
const nobody = () => error('ServiceUnknown', 'nobody has that name');

/** What it says of itself. */
const told: Readonly<Record<string, unknown[]>> = {
  GetCapabilities: [['actions', 'body']],
  GetServerInformation: ['test', 'test', '1', '1.2'],
};

/** What a call asked for, and what became of it in this mood. */
const askedFor = (body: unknown[], id: number, mood: Mood): Asked => ({
  title: String(body[3]),
  keys: (body[5] as string[]).filter((_, n) => n % 2 === 0),
  id,
  isTaken: mood !== 'refuses' && mood !== 'silent',
  isRefused: mood === 'refuses',
  isAnswered: false,
});

/** A notification service in the same process that misbehaves as it is told, and the bus between it and runs of the app. */
export function createFaultyService(clock: Clock) {
  const asked: Asked[] = [];
  const onScreen = new Set<number>();
  const state = { mood: 'works' as Mood, isPaused: false };
  let next = 1;
  const { signal, leave, come, restart, ...name } = createName(() => onScreen.clear());
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  const late = (ms: number) => wait(ms).then(() => Promise.reject(new BusError('deadline', 'late')));
  async function notify(body: unknown[]): Promise<unknown[]> {
    const { mood } = state;
    const replaces = Number(body[1]);
    const id = replaces > 0 && onScreen.has(replaces) ? replaces : next++;
    const one = askedFor(body, id, mood);
    asked.push(one);
    if (mood === 'refuses') throw error('Failed', 'this service is broken');
    if (mood === 'silent') return late(30_000);
    onScreen.add(id);
    const owner = name.owner();
    if (mood === 'vanishes') leave();
    if (mood === 'slow') await wait(SLOW_MS);
    if (name.owner() !== owner) throw error('NoReply', 'the service disconnected');
    if (mood === 'closes-early') close(id, 1);
    one.isAnswered = true;
    return [id];
  }
  const close = (id: number, reason: number) =>
    void (onScreen.delete(id) && signal('NotificationClosed', [id, reason]));

  async function answer({ interface: of, member, body = [] }: BusCall): Promise<unknown[]> {
    if (name.owner() === null) throw nobody();
    if (of === propertiesInterface && body[1] === 'paused') return [state.isPaused];
    if (of !== notifications.interface) throw error('UnknownMethod', 'unknown');
    if (member === 'Notify') return notify(body);
    if (state.mood === 'silent') return late(DEADLINE_MS);
    if (member === 'CloseNotification') close(Number(body[0]), 3);
    return told[member] ?? [];
  }

  return {
    asked,
    /** Banners on the screen, by number. */
    onScreen: (): number[] => [...onScreen],
    setMood(mood: Mood): void {
      state.mood = mood;
      if (name.owner() === null) come();
    },
    leave,
    restart,
    setPaused(isPaused: boolean): void {
      state.isPaused = isPaused;
      signal('PropertiesChanged', [], propertiesInterface);
    },
    /** The person uses a button of a banner, or the banner itself (`default`). */
    choose: (id: number, key: string): void => signal('ActionInvoked', [id, key]),
    dismiss: (id: number): void => close(id, 2),
    /** The bus as one run of the app sees it. */
    busFor: (life: Life): Bus => busOf(life, { answer, ...name }),
  };
}

export type FaultyService = ReturnType<typeof createFaultyService>;

/** The name of the service on the bus, who has it, and those who listen. @param left called when nobody has it any more. */
function createName(left: () => void) {
  const listeners: Served['listeners'] = new Set();
  const owners: Served['owners'] = new Set();
  let owner: string | null = ':1.1';
  let connections = 1;
  function ownedBy(one: string | null): void {
    owner = one;
    if (one === null) left();
    for (const tell of [...owners]) tell(one);
  }
  const come = () => ownedBy(`:1.${++connections}`);
  return {
    listeners,
    owners,
    owner: () => owner,
    leave: (): void => ownedBy(null),
    come,
    restart(): void {
      ownedBy(null);
      come();
    },
    signal(member: string, body: unknown[], from = notifications.interface): void {
      if (owner === null) return;
      for (const { match, hear } of [...listeners])
        if (match.member === member && match.interface === from)
          hear({ sender: owner, path: notifications.path, body });
    },
  };
}

/** What a connection needs of the service. */
interface Served {
  answer(call: BusCall): Promise<unknown[]>;
  listeners: Set<{ match: SignalMatch; hear: (signal: BusSignal) => void }>;
  owners: Set<(owner: string | null) => void>;
  owner(): string | null;
}

/** A connection of one run of the app: nothing reaches it after its end. */
function busOf(life: Life, { answer, listeners, owners, owner }: Served): Bus {
  const hear =
    <A extends unknown[]>(listener: (...args: A) => void) =>
    (...args: A) => {
      if (life.isAlive()) listener(...args);
    };
  return {
    call: (what) =>
      life.outside(() =>
        what.destination === notifications.destination ? answer(what) : Promise.reject(nobody()),
      ),
    emit: () => undefined,
    listen(match, listener) {
      const one = { match, hear: hear(listener) };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    followOwner(name, listener) {
      const tell = hear(listener);
      const isThis = name === notifications.destination;
      queueMicrotask(() => tell(isThis ? owner() : null));
      if (isThis) owners.add(tell);
      return () => owners.delete(tell);
    },
    uniqueName: () => ':1.99',
    stop: () => undefined,
  };
}
