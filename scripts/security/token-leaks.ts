import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The shortest part of a token that counts as a leak, in characters: shorter ones are no secret and come up by chance. */
const partLength = 24;

/** Every form in which a token may lie in bytes: as it is, and in the encodings that programs keep text in. */
const forms: Readonly<Record<string, (text: string) => string | Buffer>> = {
  plain: (text) => text,
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'percent-encoded': (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join(''),
  reversed: (text) => [...text].reverse().join(''),
  // Where a text begins within its base64 block decides how it is written; the first and the last characters depend on what is around it.
  ...Object.fromEntries(
    [0, 1, 2].map((shift) => [
      `base64 (${shift})`,
      (text: string) =>
        Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
          .toString('base64')
          .slice(4, -4),
    ]),
  ),
};

/** The forms in which a token, or a long part of it, is found in bytes. */
export function tokenForms(bytes: Buffer, token: string): string[] {
  // A token's parts are signed apart (RFC 7519): the last is the one that nobody can guess.
  const parts = [token, ...token.split('.').filter((part) => part.length >= partLength)];
  return Object.entries(forms)
    .filter(([, write]) => parts.some((part) => bytes.includes(write(part))))
    .map(([name]) => name);
}

/** Where tokens are found in the files below a folder, as "file: form". Files that end meanwhile are left out. */
export async function tokenLeaks(folder: string, tokens: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const leaks: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const token of tokens) leaks.push(...tokenForms(bytes, token).map((form) => `${path}: ${form}`));
  }
  return leaks;
}
