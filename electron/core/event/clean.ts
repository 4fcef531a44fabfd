/**
 * Text from outside, fit for a list: control characters and the characters that turn the writing direction (Unicode
 * bidirectional formatting, UAX #9) are taken out, line breaks become spaces, and it ends at `max` characters.
 */
export function clean(text: string, max = 500): string {
  const visible = text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  const characters = [...visible];
  return characters.length <= max ? visible : `${characters.slice(0, max - 1).join('')}…`;
}
