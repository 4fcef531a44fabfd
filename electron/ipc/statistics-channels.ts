import { z } from 'zod';
import { Statistics, StatisticsQuery } from '../core/model/statistics.ts';

/** The longest picture, in letters of Base64. */
const MAX_PICTURE = 20_000_000;

/** The channels about statistics: a part of `requests` in contract.ts. */
export const statisticsRequests = {
  'statistics.read': { input: StatisticsQuery, output: Statistics },
  /** Saves the statistics as a table, or a picture of them (PNG, Base64), in a file the person chooses. */
  'statistics.export': {
    input: z.object({ query: StatisticsQuery, picture: z.string().max(MAX_PICTURE).nullable() }),
    output: z.object({ file: z.string().nullable() }),
  },
} as const;
