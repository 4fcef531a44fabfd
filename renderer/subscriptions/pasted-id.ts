/** A ULID: 26 characters of Crockford's base 32, the first of which is at most 7. */
const ULID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/i;

/** The resource id in a pasted text: the text itself or the end of a portal address. Null if there is none. */
export function pastedId(text: string): string | null {
  const last =
    text
      .trim()
      .replace(/[/?#]+$/, '')
      .split(/[/=]/)
      .at(-1) ?? '';
  const match = ULID.exec(last);
  return match && match[0].length === last.length ? last.toUpperCase() : null;
}
