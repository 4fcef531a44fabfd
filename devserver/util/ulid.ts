import type { Random } from './random.ts';

// Crockford's base 32: no I, L, O, U. https://github.com/ulid/spec
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VALID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Tells whether `text` is a ULID in canonical (upper-case) form. */
export function isUlid(text: string): boolean {
  return VALID.test(text);
}

/** Returns the epoch milliseconds in the first ten characters of a ULID. */
export function ulidTime(ulid: string): number {
  let time = 0;
  for (const char of ulid.slice(0, 10)) time = time * 32 + ALPHABET.indexOf(char);
  return time;
}

/** Makes ULIDs. Within one millisecond each is greater than the one before. */
export function createUlids(random: Random): (ms: number) => string {
  let lastTime = -1;
  let digits: number[] = [];
  return (ms) => {
    if (ms === lastTime) increment(digits);
    else digits = Array.from({ length: 16 }, () => random.int(32));
    lastTime = ms;
    return encodeTime(ms) + digits.map((digit) => ALPHABET[digit]).join('');
  };
}

function encodeTime(ms: number): string {
  let rest = Math.floor(ms);
  let text = '';
  for (let place = 0; place < 10; place++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function increment(digits: number[]): void {
  for (let place = digits.length - 1; place >= 0; place--) {
    const digit = digits[place] ?? 0;
    if (digit < 31) {
      digits[place] = digit + 1;
      return;
    }
    digits[place] = 0;
  }
}
