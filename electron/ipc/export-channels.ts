import { z } from 'zod';
import { ExportOutcome, ExportTarget, ToExport } from '../core/model/export.ts';

/** The channels about exports of lists: a part of `requests` in contract.ts. */
export const exportRequests = {
  /** Writes what matches to a file the person chooses, or the clipboard; answers when that has ended. */
  'export.run': { input: z.object({ what: ToExport, to: ExportTarget }), output: ExportOutcome },
  'export.cancel': { input: z.undefined(), output: z.void() },
} as const;
