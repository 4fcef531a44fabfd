/**
 * Text of other people, for places outside the window: control and text-direction characters become one space (they
 * break the layout of menus and banners, or make a name look like another).
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
