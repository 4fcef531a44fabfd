import { truncateEnd } from './truncate.ts';

/** Printable ASCII without leading or trailing spaces, such as ids and checksums: nothing has to be removed from it. */
const plain = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/;

/** Line and paragraph ends, and the Braille pattern without dots, which is Braille's space. */
const blanks = /[\t\n\v\f\r\u0085\u2028\u2029\u2800]+/g;

/** An unpaired surrogate is not a character, and databases and other programs fail on it. */
const surrogates = /\p{Cs}/gu;

/**
 * What is not seen: control characters, everything that Unicode lets programs leave out (direction marks, zero-width
 * spaces, soft hyphens, fillers of Hangul …), interlinear annotations, empty musical signs and code points that are no
 * characters. Kept for now is what may mean something next to others: joiners, variation selectors and the tags of flags.
 */
const unseen =
  /(?![\p{Join_Control}\p{Variation_Selector}\u180e\u{e0020}-\u{e007f}])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffc\u{1d159}]/gu;

/** A flag of a part of a country: a black flag, the letters of its code as tags and the tag that ends it (UTS #51). */
const flagOrTags =
  /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|[\u{e0020}-\u{e007f}]/gu;

/**
 * A variation selector means something once, behind what has variants: an emoji, a sign or a letter of some scripts
 * (Unicode's StandardizedVariants), a Han character, a Mongolian letter.
 */
const variations =
  /(?<=\p{Emoji})[\ufe0e\ufe0f]|(?<=(?!\p{Script=Latin})[\p{L}\p{S}\p{P}])[\ufe00-\ufe0d]|(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]|(?<=(?=\p{L})\p{Script=Mongolian})[\u180b-\u180f]|([\p{Variation_Selector}\u180e])/gu;

/** More than one joiner is no more than one. */
const joinerRuns = /(\p{Join_Control})\p{Join_Control}+/gu;

/**
 * A joiner means something between letters (Persian, Arabic, the scripts of India) and between emoji, and behind the sign
 * that kills a vowel (virama), where some letters of Malayalam and Bengali end with one.
 */
const joiners =
  /(?<=[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\u{e007f}])\p{Join_Control}(?=[\p{L}\p{N}\p{Extended_Pictographic}])|(?<=\p{L})\p{Join_Control}(?=\p{M})|(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])\p{Join_Control}|(\p{Join_Control})/gu;

/** Marks that stand on one letter. Hebrew and Tibetan need up to eight of them, other scripts up to four. */
const markRuns = /\p{M}{5,}/gu;
const isTall = /^[\p{Script=Hebrew}\p{Script=Tibetan}]/u;

/** A mark at the beginning would stand on whatever is in front of the text. */
const leadingMarks = /^[\p{M}\p{Join_Control}\s]+/u;

/**
 * Makes text from outside fit to be shown, wherever that is: in a list, a banner, a menu, a title or a file. Removes what
 * is not seen, such as control characters and characters that change the writing direction (Unicode bidirectional
 * formatting, UAX #9); turns line breaks into spaces; keeps joiners, variation selectors and tags where they mean something,
 * so that emoji and Persian words stay whole; limits the marks on a letter; and cuts the text at `max` characters as a
 * person counts them.
 *
 * Text is cleaned where it comes in, and stored so: what is read from the database is clean. What leaves for another program
 * (banners, the tray) is cleaned once more, which changes nothing that is clean.
 */
export function clean(text: string, max = 500): string {
  if (text.length <= max && plain.test(text)) return text;
  // At most `max` characters are shown, so only the beginning of a very long text is processed.
  const visible = text
    .slice(0, 16 * max)
    .replace(blanks, ' ')
    .replace(surrogates, '\ufffd')
    .replace(unseen, '')
    .replace(flagOrTags, '$1')
    .replace(variations, (found, stray) => (stray === undefined ? found : ''))
    .replace(joinerRuns, '$1')
    .replace(joiners, (found, stray) => (stray === undefined ? found : ''))
    .replace(markRuns, (run) => [...run].slice(0, isTall.test(run) ? 8 : 4).join(''))
    .trim()
    .replace(leadingMarks, '');
  return truncateEnd(visible, max);
}

/** Cleans text of several lines, such as what a log gets: lines stay, those after the first one indented. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => clean(line, 2_000))
    .join('\n  ');
}

/** Several lines in the texts of other programs: also those that Unicode ends with signs of its own. */
const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * Cleans a longer text from outside as `clean` does, but keeps its lines, with at most one empty line between two.
 *
 * @param max number of UTF-16 code units that are kept; an ellipsis follows where something was cut.
 */
export function cleanProse(text: string, max: number): string {
  const kept = text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
  const lines = kept.split(lineEnds).map((line) => clean(line, max));
  const prose = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text.length > max ? `${prose}…` : prose;
}
