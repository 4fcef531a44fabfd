/**
 * Cleans text from other people for banners and menus. It is stricter than core's `clean`, which keeps the zero-width
 * joiners that some scripts and emoji need: here every control or format character becomes a space, because desktops
 * break the layout on some of them and others make one name look like another.
 */
export function cleanForDesktop(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
