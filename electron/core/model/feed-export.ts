import { z } from 'zod';

/** csv: for spreadsheets, quoted by RFC 4180; tsv: for pasting into one; jsonl: one JSON object a line, exact. */
export const ExportFormat = z.enum(['csv', 'tsv', 'jsonl']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Where a page ended; the next one begins after it, whatever has come in since. */
export interface ExportPlace {
  /** Decimal, as nanoseconds do not fit a number. */
  time: string;
  id: number;
  account: string;
}
