/** Crockford base 32, without I, L, O and U (github.com/ulid/spec). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const valid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export const isUlid = (id: string): boolean => valid.test(id.toUpperCase());

/** Returns the time in a ULID, in epoch milliseconds; null if the id is not a ULID. */
export function ulidTime(id: string): number | null {
  if (!isUlid(id)) return null;
  let time = 0;
  for (const character of id.slice(0, 10).toUpperCase()) time = time * 32 + alphabet.indexOf(character);
  return time;
}
