import { chmodSync, mkdirSync } from 'node:fs';

/**
 * Makes a folder that only its owner can enter, also if it was there before with wider permissions.
 * @throws what the file system throws when it cannot be made; that permissions cannot be changed is no failure, as on
 * disks that have none.
 */
export function makeOwnFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  narrow(path, 0o700);
}

/** Takes everybody else's permissions on a file away, where the disk has permissions. */
export const makeOwnFile = (path: string): void => narrow(path, 0o600);

function narrow(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // The disk has no permissions, or the owner is another.
  }
}
