import type { Where } from './conditions.ts';

/** A query as it is run on the database of one account. */
export interface AccountQuery {
  account: string;
  schema: string;
  /** The FROM clause: the events as `e`, with the index that finds them best. */
  events: string;
  /** Conditions for events that match, and for those of them that have a row of their own. */
  where: Where;
  own: Where;
  /** Whether only a few events have to be checked (`MAX_NARROW`). */
  narrow: boolean;
  /** Whether the newest events are worth a look before all of those are collected and sorted. */
  isCommon: boolean;
  /** The version of what its texts were looked for in. */
  texts: number;
}
