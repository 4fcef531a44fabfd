import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeAtomically } from './atomic-file.ts';
import { makeOwnFile } from './own-folder.ts';

/** What a kept file holds. */
export interface Kept<T> {
  value: T;
  /** Where a file that could not be understood was moved to; null where the file was good. */
  setAside: string | null;
  /** Whether the value comes from the copy. */
  isFromCopy: boolean;
}

/** A kept file as it is on the disk. */
export type OnDisk<T> = { is: 'good'; value: T } | { is: 'bad'; error: unknown } | { is: 'missing' };

/** The files that a kept file consists of. */
export const keptFiles = (path: string): { file: string; copy: string } => ({
  file: path,
  copy: `${path}.good`,
});

/**
 * Reads a file of which the last good version is kept beside it as `<path>.good`. A file that cannot be read, or that
 * `parse` refuses by throwing, is renamed to `<path>.unreadable-<now>`, and the copy counts; a file that is missing while
 * there is a copy is taken as lost, and the copy counts as well.
 *
 * @returns null when there is neither the file nor a copy that can be understood; `setAside` tells whether there was one.
 * @throws what the file system throws when the file cannot be set aside, or for a reason that passes.
 */
export function readKept<T>(
  path: string,
  parse: (text: string) => T,
  now: number,
): Kept<T> | { value: null; setAside: string | null } {
  const { copy } = keptFiles(path);
  const parseText = (bytes: Buffer) => parse(bytes.toString('utf8'));
  const file = readOnDisk(path, parseText);
  if (file.is === 'good') return { value: file.value, setAside: null, isFromCopy: false };
  let setAside: string | null = null;
  if (file.is === 'bad') {
    setAside = `${path}.unreadable-${now}`;
    renameSync(path, setAside);
  }
  const good = readOnDisk(copy, parseText);
  if (good.is !== 'good') return { value: null, setAside };
  writeAtomically(path, readFileSync(copy));
  return { value: good.value, setAside, isFromCopy: true };
}

/**
 * Writes the file, and then the copy: whenever the power fails, one of the two is whole. A folder that is in the place of
 * one of them is renamed. @throws as `writeAtomically`.
 */
export function writeKept(path: string, content: string | Uint8Array): void {
  const { file, copy } = keptFiles(path);
  for (const place of [file, copy]) {
    moveFolder(place);
    writeAtomically(place, content);
  }
}

/** Removes the file, after its copy: a copy without a file is a file that was lost. */
export function removeKept(path: string): void {
  const { file, copy } = keptFiles(path);
  for (const place of [copy, file]) {
    moveFolder(place);
    rmSync(place, { force: true });
  }
}

/** Codes of errors that stay until somebody mends the file, unlike those of a machine that is short of something. */
const lasting = new Set(['EISDIR', 'EACCES', 'EPERM', 'EIO', 'ELOOP', 'ENXIO']);

/** Reads one of the two files. @throws what the file system throws for a reason that passes. */
export function readOnDisk<T>(path: string, parse: (bytes: Buffer) => T): OnDisk<T> {
  let bytes: Buffer;
  try {
    bytes = readOwn(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { is: 'missing' };
    if (lasting.has(code)) return { is: 'bad', error };
    throw error;
  }
  try {
    return { is: 'good', value: parse(bytes) };
  } catch (error) {
    return { is: 'bad', error };
  }
}

/** Reads a file, also one whose permissions its owner has lost. */
function readOwn(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    makeOwnFile(path);
    return readFileSync(path);
  }
}

function moveFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    renameSync(path, `${path}.unreadable-${randomBytes(4).toString('hex')}`);
}
