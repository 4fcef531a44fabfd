import { createHash } from 'node:crypto';
import { readToken } from '../../core/sign-in/token.ts';

/** How the text begins. No token does: a JSON web token begins with "eyJ", several tokens with a brace. */
const start = 'checked:';
const sumLength = 16;

const sumOf = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, sumLength);

/** A secret with a sum, so that a damaged one is told from one that the server refuses. */
export const withSum = (secret: string): string => `${start}${sumOf(secret)}:${secret}`;

/** Returns the secret. An earlier version wrote tokens without a sum. @throws Error if it is damaged. */
export function checkSum(text: string): string {
  const secret = text.slice(start.length + sumLength + 1);
  if (secret !== '' && text === withSum(secret)) return secret;
  if (readToken(text).wellFormed || /^\{.*\}$/.test(text)) return text;
  throw new Error('it is damaged');
}
