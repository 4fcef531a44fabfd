import { homedir } from 'node:os';

/** What never belongs into a log or a report, in the order in which it is looked for, and what stands in its place. */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // JSON web tokens: three parts of base64url, or what is left of one that was cut off.
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g, '<token>'],
  [
    /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token)\s+)?)[^\s"',;]+/gi,
    '$1<secret>',
  ],
  [/\b(bearer|basic)\s+[\w+/=.~-]{8,}/gi, '$1 <secret>'],
  [/(\/\/)[^\s/@"']+@/g, '$1<secret>@'],
  // Values in the query of an address, in JSON and in forms.
  [
    /((?:["']?\b(?:access_|refresh_|id_|device_|client_)?(?:token|secret|password|passwd|code|api_?key|key|sig|signature)["']?)\s*[:=]\s*["']?)[^\s&"',;})\]]+/gi,
    '$1<secret>',
  ],
  // ULIDs and UUIDs: resources, accounts and people.
  [/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/gi, '<id>'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  // Anything else that looks like a key: long, and without a word in it.
  [/\b(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[A-Za-z0-9+_-]{40,}={0,2}/g, '<secret>'],
];

/** The longest line that is kept, in characters. */
const maxLength = 8_000;

/** Takes tokens, passwords, ids of resources and the name of the home folder out of a text, and cuts it at 8,000 characters. */
export function redact(text: string, home = homedir()): string {
  let clean = text.slice(0, maxLength);
  if (home.length > 1) clean = clean.replaceAll(home, '~');
  for (const [pattern, instead] of secrets) clean = clean.replace(pattern, instead);
  return text.length > maxLength ? `${clean} …` : clean;
}
