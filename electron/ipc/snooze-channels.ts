import { z } from 'zod';
import { OwnId, Time } from '../core/model/bounds.ts';
import { Chosen } from '../core/model/chosen.ts';
import { Snoozed, SnoozedRow, SnoozeUntil } from '../core/model/snooze.ts';
import { Page } from './page.ts';

/** null: all accounts. */
const account = OwnId.nullable();

/** The channels about what is snoozed: a part of `requests` in contract.ts. */
export const snoozeRequests = {
  /** Puts something aside until a time, at which it comes back as new. */
  'snooze.begin': { input: z.object({ what: Chosen, until: SnoozeUntil }), output: Snoozed },
  /** Brings something back now. */
  'snooze.end': { input: z.object({ what: Chosen }), output: z.object({ count: z.number() }) },
  /** Takes back what was snoozed at a moment: `since` of the answer to `snooze.begin`. */
  'snooze.undo': { input: z.object({ since: Time }), output: z.object({ count: z.number() }) },
  'snooze.count': { input: z.object({ account }), output: z.object({ total: z.number() }) },
  /** The first to come back on top. */
  'snooze.page': { input: z.object({ account, ...Page }), output: z.array(SnoozedRow) },
} as const;
