import { z } from 'zod';
import { Count, MAX_CHOICES, Name, OwnId, ServerId, Time } from './bounds.ts';
import { Action, Subject } from './event.ts';
import { ResourceKind } from './resource.ts';

/** What is counted: the events of an account (null: of all) from one time on and before another, epoch milliseconds. */
export const StatisticsQuery = z.object({
  account: OwnId.nullable(),
  from: Time.nullable(),
  to: Time.nullable(),
});
export type StatisticsQuery = z.infer<typeof StatisticsQuery>;

/** A project, collection or dataset, with the number of events of it and of everything inside. */
export const PlaceActivity = z.object({
  account: OwnId,
  id: ServerId,
  kind: ResourceKind,
  /** Empty where it is not known. */
  name: Name,
  path: z.array(Name).max(MAX_CHOICES),
  events: Count,
});
export type PlaceActivity = z.infer<typeof PlaceActivity>;

/** How many events there are, by what. */
export const Statistics = z.object({
  total: Count,
  /** Local days that have events, by their start (epoch ms), the oldest first. */
  days: z.array(z.object({ start: Time, counts: z.partialRecord(Action, Count) })),
  kinds: z.partialRecord(Subject, Count),
  /** The most active ones of each kind, the most active first. */
  places: z.array(PlaceActivity),
  /** When the first event of all was, epoch ms; null if there is none. */
  first: Time.nullable(),
});
export type Statistics = z.infer<typeof Statistics>;
