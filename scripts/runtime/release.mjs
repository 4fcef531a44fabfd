/** The Electron runtime from its release downloads: the way on people's own machines. */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashOf } from './integrity.mjs';
import { unzip } from './unzip.mjs';

const releases = 'https://github.com/electron/electron/releases/download/';
/** How long the release host may take to answer at all, in ms. */
const answerWithin = 5_000;
/** How long a download may stand still, in ms. */
const stalledAfter = 30_000;

/**
 * Downloads a release, checks it against the hashes its npm package carries, and unpacks it.
 * @param {{packageFolder: string, version: string, platform: string, arch: string, folder: string,
 *   mirror?: string | undefined, progress: (detail: string) => void}} what packageFolder: node_modules/electron
 * @returns {Promise<boolean>} false when the host could not be reached; then nothing was written
 * @throws {Error} when the download broke off or its hash is wrong
 */
export async function fetchRelease({ packageFolder, version, platform, arch, folder, mirror, progress }) {
  const name = `electron-v${version}-${platform}-${arch}.zip`;
  const hashes = JSON.parse(await readFile(join(packageFolder, 'checksums.json'), 'utf8'));
  if (!hashes[name]) return false;
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(new Error('ETIMEDOUT')), answerWithin);
  try {
    const address = `${mirror ?? releases}v${version}/${name}`;
    const response = await fetch(address, { signal: stop.signal }).catch(() => null);
    if (!response?.ok || !response.body) return false;
    const total = Number(response.headers.get('content-length') ?? 0);
    let done = 0;
    const count = new Transform({
      transform(chunk, _encoding, next) {
        clearTimeout(timer);
        timer = setTimeout(() => stop.abort(new Error('ETIMEDOUT')), stalledAfter);
        done += chunk.length;
        progress(`${megabytes(done)} of ${megabytes(total)} MB`);
        next(null, chunk);
      },
    });
    const archive = `${folder}.zip`;
    await pipeline(Readable.fromWeb(response.body), count, createWriteStream(archive), {
      signal: stop.signal,
    });
    if ((await hashOf(archive, 'sha256', 'hex')) !== hashes[name])
      throw new Error(`${name} has a wrong hash`);
    progress('unpacking');
    await unzip(archive, folder);
    return true;
  } finally {
    clearTimeout(timer);
  }
}

function megabytes(bytes) {
  return Math.round(bytes / 1_000_000);
}
