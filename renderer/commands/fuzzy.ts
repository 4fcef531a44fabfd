/** How well a name matches what was typed, for lists that are searched while one types. */

const WHOLE_WORD = 120;
const WORD_START = 100;
const WITHIN = 60;
const LETTERS = 30;

/** Whether the letters of a word occur in this order, the first of them where a word begins; the gaps between them, or null. */
function gapsOf(name: string, word: string): number | null {
  let best: number | null = null;
  for (
    let start = name.indexOf(word.charAt(0));
    start >= 0;
    start = name.indexOf(word.charAt(0), start + 1)
  ) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(name.charAt(start - 1))) continue;
    let at = start;
    for (const letter of word.slice(1)) {
      at = name.indexOf(letter, at + 1);
      if (at < 0) break;
    }
    if (at < 0) continue;
    const gaps = at - start + 1 - word.length;
    best = best === null ? gaps : Math.min(best, gaps);
  }
  return best;
}

function scoreOfWord(name: string, word: string): number | null {
  const at = name.indexOf(word);
  if (at >= 0) {
    const startsWord = at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1));
    const endsWord = !/[\p{L}\p{N}]/u.test(name.charAt(at + word.length));
    if (startsWord) return endsWord ? WHOLE_WORD : WORD_START;
    return WITHIN;
  }
  // Two letters occur in almost everything.
  if (word.length < 3) return null;
  const gaps = gapsOf(name, word);
  return gaps === null || gaps > word.length * 3 ? null : LETTERS - gaps;
}

/**
 * Returns how well a name matches a text, the more the better; null where it does not. Every word of the text has to occur
 * in it, whole or as letters in their order: "gra rd" finds "Grant read".
 */
export function matchScore(name: string, text: string): number | null {
  const searched = name.toLocaleLowerCase();
  let score = 0;
  for (const word of text.toLocaleLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const one = scoreOfWord(searched, word);
    if (one === null) return null;
    score += one;
  }
  // Of two that match alike, the shorter one is more likely meant.
  return score - searched.length / 100;
}
