import { z } from 'zod';

/** The channels about the data on this computer: a part of `requests` in contract.ts. */
export const dataRequests = {
  /** What it takes on disk and how much of that holds nothing, bytes. */
  'data.size': { input: z.undefined(), output: z.object({ bytes: z.number(), free: z.number() }) },
  /** Makes the databases smaller; answers when that is done, with the bytes that were freed. */
  'data.compact': { input: z.undefined(), output: z.object({ freed: z.number() }) },
} as const;
