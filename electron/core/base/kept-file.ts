import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { writeAtomically } from './atomic-file.ts';

/** What a kept file holds. */
export interface Kept<T> {
  value: T;
  /** Where a file that could not be understood was moved to; null where the file was good. */
  setAside: string | null;
  /** Whether the value comes from the copy. */
  isFromCopy: boolean;
}

const copyOf = (path: string) => `${path}.good`;

/**
 * Reads a file of which the last good version is kept beside it as `<path>.good`. A file that `parse` refuses by throwing
 * is renamed to `<path>.unreadable-<now>`, and the copy counts; a file that is missing while there is a copy is taken as
 * lost, and the copy counts as well.
 *
 * @returns null when there is neither the file nor a copy that can be understood; `setAside` tells whether there was one.
 * @throws what the file system throws when a file that is there cannot be read.
 */
export function readKept<T>(
  path: string,
  parse: (text: string) => T,
  now: number,
): Kept<T> | { value: null; setAside: string | null } {
  const file = tryToRead(path, parse);
  if (file.is === 'good') return { value: file.value, setAside: null, isFromCopy: false };
  let setAside: string | null = null;
  if (file.is === 'bad') {
    setAside = `${path}.unreadable-${now}`;
    renameSync(path, setAside);
  }
  const copy = tryToRead(copyOf(path), parse);
  if (copy.is !== 'good') return { value: null, setAside };
  copyFileSync(copyOf(path), path);
  return { value: copy.value, setAside, isFromCopy: true };
}

/** Writes the file, and then the copy: whenever the power fails, one of the two is whole. @throws as `writeAtomically`. */
export function writeKept(path: string, content: string): void {
  writeAtomically(path, content);
  writeAtomically(copyOf(path), content);
}

type Attempt<T> = { is: 'good'; value: T } | { is: 'bad' } | { is: 'missing' };

function tryToRead<T>(path: string, parse: (text: string) => T): Attempt<T> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { is: 'missing' };
    throw error;
  }
  try {
    return { is: 'good', value: parse(text) };
  } catch {
    return { is: 'bad' };
  }
}
