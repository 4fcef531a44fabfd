import { z } from 'zod';
import { Address, Name, Time } from './bounds.ts';
import { ProblemSchema } from './problem-schema.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether an address may be asked for releases: over HTTPS, or on this computer itself.
 *
 * @param allowsLoopback whether plain HTTP to this computer counts, as tests need it
 */
export function isSafeForUpdates(address: string, allowsLoopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'https:' || (allowsLoopback && url.protocol === 'http:' && loopback.has(url.hostname))
  );
}

const FeedAddress = Address.refine((address) => isSafeForUpdates(address, true), {
  message: 'an https address without a password',
});

/** What an administrator says about updates of the app. */
export const UpdatePolicy = z.strictObject({
  /** The folder with electron-builder's `latest-linux.yml`. */
  feed: FeedAddress,
  /** False: the app never asks. */
  allow: z.boolean().default(true),
  /** The page where people get a newer package themselves; the feed, if left out. */
  download: FeedAddress.optional(),
});
export type UpdatePolicy = z.infer<typeof UpdatePolicy>;

/** How things stand with updates of the app. */
export const UpdateState = z.discriminatedUnion('is', [
  /** No feed is configured. */
  z.object({ is: z.literal('off') }),
  z.object({ is: z.literal('forbidden') }),
  /** The feed has not been asked yet. */
  z.object({ is: z.literal('waiting') }),
  z.object({ is: z.literal('checking') }),
  z.object({ is: z.literal('current'), checkedAt: Time }),
  z.object({ is: z.literal('downloading'), version: Name }),
  /** Downloaded and verified; it is installed when the person says so. */
  z.object({ is: z.literal('ready'), version: Name }),
  z.object({ is: z.literal('installing'), version: Name }),
  /** There is a newer version, which this form of the app cannot install. */
  z.object({ is: z.literal('available'), version: Name }),
  z.object({ is: z.literal('failed'), problem: ProblemSchema }),
]);
export type UpdateState = z.infer<typeof UpdateState>;
