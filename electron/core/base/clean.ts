/** Printable ASCII without leading or trailing spaces, such as ids and checksums: nothing has to be removed from it. */
const plain = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/;

/**
 * Makes text from outside fit for a list: removes control characters and characters that change the writing direction
 * (Unicode bidirectional formatting, UAX #9), turns line breaks into spaces and cuts the text at `max` characters.
 */
export function clean(text: string, max = 500): string {
  if (text.length <= max && plain.test(text)) return text;
  // At most `max` characters are shown, so only the beginning of a very long text is processed.
  const visible = text
    .slice(0, 16 * max)
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    // An unpaired surrogate is not a character, and databases and other programs fail on it.
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim();
  const characters = [...visible];
  return characters.length <= max ? visible : `${characters.slice(0, max - 1).join('')}…`;
}
