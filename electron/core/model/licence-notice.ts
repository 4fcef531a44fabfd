import { z } from 'zod';

/** What the licence of a shipped package asks to be shown. */
export const LicenceNotice = z.object({
  name: z.string(),
  version: z.string(),
  /** An SPDX expression. */
  licence: z.string(),
  /** The licence with its copyright notice. */
  text: z.string(),
});
export type LicenceNotice = z.infer<typeof LicenceNotice>;
