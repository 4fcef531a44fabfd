import { z } from 'zod';
import { ProblemSchema } from './problem-schema.ts';

/** What the check of the set-up looks at. `server` is asked once for each account. */
export const CheckName = z.enum(['data', 'bus', 'tray', 'notifications', 'keychain', 'proxy', 'server']);
export type CheckName = z.infer<typeof CheckName>;

const finding = <Code extends string, Args extends z.ZodRawShape>(code: Code, args: Args) =>
  z.object({ code: z.literal(code), ...args });

const text = z.string();

/** What a check found, as a code with what its sentence names. The sentences are in `electron/words`. */
export const Finding = z.discriminatedUnion('code', [
  finding('data-works', { freeBytes: z.number() }),
  finding('data-read-only', {}),
  finding('bus-works', {}),
  finding('bus-missing', {}),
  finding('bus-not-used', {}),
  finding('tray-works', {}),
  finding('tray-missing', {}),
  finding('tray-without-icon', {}),
  finding('notifications-work', { name: text, version: text, capabilities: z.array(text) }),
  finding('notifications-of-system', {}),
  finding('notifications-missing', {}),
  finding('keychain-works', { backend: text }),
  finding('keychain-locked', {}),
  finding('keychain-failed', {}),
  finding('keychain-missing', {}),
  finding('proxy-none', {}),
  finding('proxy-used', { proxies: z.array(text) }),
  finding('proxy-unreadable', {}),
  finding('server-works', { server: text, protocol: text }),
  finding('server-fails', { problem: ProblemSchema }),
  /** The check itself did not end before its deadline, or failed in a way that is not expected. */
  finding('no-answer', {}),
  finding('not-checked', {}),
]);
export type Finding = z.infer<typeof Finding>;

/** good: works. note: works with less. bad: something is to be done. */
export type Tone = 'good' | 'note' | 'bad';

const badOnes: readonly Finding['code'][] = [
  'data-read-only',
  'notifications-missing',
  'keychain-locked',
  'keychain-failed',
  'proxy-unreadable',
  'server-fails',
  'no-answer',
  'not-checked',
];
const notes: readonly Finding['code'][] = [
  'bus-missing',
  'tray-missing',
  'tray-without-icon',
  'keychain-missing',
];

export function toneOf({ code }: Finding): Tone {
  if (badOnes.includes(code)) return 'bad';
  return notes.includes(code) ? 'note' : 'good';
}

/** What became of the test banner. */
export const BannerOutcome = z.enum(['shown', 'failed', 'silent']);
export type BannerOutcome = z.infer<typeof BannerOutcome>;
