import { z } from 'zod';

/** The channels about updates of the app: a part of `requests` in contract.ts. How they stand is in the state. */
export const updateRequests = {
  /** Begins to ask the feed. */
  'updates.check': { input: z.undefined(), output: z.void() },
  /** Begins to install the version that is ready, and restarts the app. */
  'updates.install': { input: z.undefined(), output: z.void() },
  /** Opens the page where a newer version can be had. */
  'updates.openDownload': { input: z.undefined(), output: z.void() },
} as const;
