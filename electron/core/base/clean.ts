/** Printable ASCII without spaces at its ends, as ids and checksums are: there is nothing to take out of it. */
const plain = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/;

/**
 * Text from outside, fit for a list: control characters and the characters that turn the writing direction (Unicode
 * bidirectional formatting, UAX #9) are taken out, line breaks become spaces, and it ends at `max` characters.
 */
export function clean(text: string, max = 500): string {
  if (text.length <= max && plain.test(text)) return text;
  // Nobody reads more than `max`: of a text of megabytes only the beginning is looked at.
  const visible = text
    .slice(0, 16 * max)
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    // Half of a pair is no character: databases and other programs stumble over it.
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim();
  const characters = [...visible];
  return characters.length <= max ? visible : `${characters.slice(0, max - 1).join('')}…`;
}
