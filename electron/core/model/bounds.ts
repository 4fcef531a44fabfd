/**
 * The bounds of what comes from outside: from the page, from files and from servers. Each shape is made of these parts, so
 * that nothing without a bound gets in.
 */
import { z } from 'zod';

/** An id that this app made, such as a UUID. */
export const OwnId = z.string().max(80);
/** An id of the server: a ULID (github.com/ulid/spec) where the server keeps to its own rules. */
export const ServerId = z.string().max(256);
/** A ULID. */
export const Ulid = z
  .string()
  .max(26)
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
/**
 * A name or another short text, as it is after cleaning: up to 200 characters as a person counts them, each of which can
 * consist of dozens of code units.
 */
export const Name = z.string().max(20_000);
/** A text of several sentences. */
export const LongText = z.string().max(200_000);
/** An address of the web, or a server as a person types it. */
export const Address = z.string().max(2_000);
/** A certificate file (PEM), which can hold a whole list of authorities. */
export const Certificate = z.string().max(1_000_000);

const LATEST_MS = 8.64e15;
/** A point in time, epoch milliseconds, as far as a date can be (ECMA-262, section 21.4.1.1). */
export const Time = z.number().min(-LATEST_MS).max(LATEST_MS);
/** A point in time that the API can name: protobuf's Timestamp ends with the year 9999. */
export const ServerTime = z.number().min(0).max(253_402_300_799_999);
/** Any number that a sentence names: of bytes, a port, a time. */
export const Quantity = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
/** How many of something. */
export const Count = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
/** The number of a row in a database. */
export const RowNumber = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
/** The position of a row in a list. */
export const Position = z.number().int().min(0).max(1_000_000_000);
/** A distance on screen, px. */
export const Pixels = z.number().min(-1e9).max(1e9);

/** The most items of a choice from a short list, such as kinds of events. */
export const MAX_CHOICES = 50;
/** The most items that are named one by one in a request. */
export const MAX_LISTED = 10_000;
