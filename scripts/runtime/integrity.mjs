/** Checking a file against a known hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @param {string} algorithm "sha512"
 * @param {'base64' | 'hex'} encoding
 * @returns {Promise<string>} the file's hash
 */
export async function hashOf(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}
