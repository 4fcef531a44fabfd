import { homedir } from 'node:os';

/** A quote as it stands in JSON, in JSON within JSON, in JavaScript or in an address. */
const quote = String.raw`(?:\\*["'\x60]|%22|%27)`;
const blank = String.raw`(?:\s|%20|\+)`;
/** What stands between a name and its value: in headers, JSON, forms and addresses, and in what Node prints of a list or map. */
const between = String.raw`(?:${quote}?${blank}*(?:=>|[:=]|%3[ad])[\s[]*(?:%20|%5b)*${quote}?|${quote},\s*${quote})`;
/** A value, up to where it must have ended. */
const value = String.raw`(?:(?!%2[267c]|%3[b]|%5d|%7d)[^\s&"'\x60,;})\]\\])+`;

const names = [
  '(?:access_|refresh_|id_|device_|client_|user_|auth_|x-[a-z]+-)?(?:token|secret|password|passwd|passphrase|credentials?)',
  '(?:device_|user_)code|code_verifier|assertion|api_?key|key|sig|signature|hmac|cookie|set-cookie',
].join('|');

/** What never belongs into a log or a report, in the order in which it is looked for, and what stands in its place. */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // JSON web tokens: three parts of base64url, or what is left of one that was cut off or put together from quoted parts.
  [
    /(?<![A-Za-z0-9])eyJ[\w-]{8,}(?:(?:\.|%2e|["'\x60]\s*\+\s*["'\x60])+[\w-]*|\s*["'\x60]{2}\s*\.[\w-]*){0,8}/gi,
    '<token>',
  ],
  [
    new RegExp(
      String.raw`((?:proxy-)?authorization${between}(?:(?:bearer|basic|token|dpop)${blank}+)?)${value}`,
      'gi',
    ),
    '$1<secret>',
  ],
  [
    new RegExp(
      String.raw`\b(bearer|basic)(?:${blank}|${quote}\s*[,+]\s*${quote})+[\w+/=.~-]{8,}(?:%3d)*`,
      'gi',
    ),
    '$1 <secret>',
  ],
  [/(\/\/|%2f%2f)[^\s/@"']+(?:@|%40)/gi, '$1<secret>@'],
  // Values in the query of an address, in JSON and in forms.
  [new RegExp(String.raw`((?<![A-Za-z])(?:${names})${between})${value}`, 'gi'), '$1<secret>'],
  // The code that a browser brings back. Other codes name errors.
  [new RegExp(String.raw`((?:[?&]|%3f|%26|^)code(?:=|%3d))${value}`, 'gi'), '$1<secret>'],
  // ULIDs and UUIDs: resources, accounts and people.
  [/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/gi, '<id>'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  // Anything else that looks like a key: long, and without a word in it.
  [/\b(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[A-Za-z0-9+_-]{40,}={0,2}/g, '<secret>'],
];

/** A long run of base64, whose slashes make it look like a path. */
const longRun = /[A-Za-z0-9+/]{40,}={0,2}/g;
/** Of random base64 more than half are capitals and digits; of a path, hardly a quarter. */
const RANDOM_PART = 0.4;

function looksRandom(run: string): boolean {
  const letters = run.replace(/[^A-Za-z0-9]/g, '');
  return letters.replace(/[a-z]/g, '').length / letters.length > RANDOM_PART;
}

/** The longest line that is kept, in characters. */
const maxLength = 8_000;

/** Takes tokens, passwords, ids of resources and the name of the home folder out of a text, and cuts it at 8,000 characters. */
export function redact(text: string, home = homedir()): string {
  let clean = text.slice(0, maxLength);
  if (home.length > 1) clean = clean.replaceAll(home, '~');
  for (const [pattern, instead] of secrets) clean = clean.replace(pattern, instead);
  clean = clean.replace(longRun, (run) => (looksRandom(run) ? '<secret>' : run));
  return text.length > maxLength ? `${clean} …` : clean;
}
