/** A reader of zip archives: Node has the decompression, and no archive tool can be counted on. */
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, symlink } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

// The layout is the .ZIP File Format Specification's (APPNOTE.TXT 6.3), without its 64-bit extension: no runtime needs it.
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localHeader = 30;

/**
 * Unpacks an archive, keeping modes and symbolic links.
 * @param {string} archive
 * @param {string} folder
 * @param {{leaveOut?: (name: string) => boolean, progress?: (done: number, total: number) => void}} [options]
 *   names are the archive's, with forward slashes; progress counts entries
 * @throws {Error} when it is no zip archive, is damaged, or names a file outside of the folder
 */
export async function unzip(archive, folder, { leaveOut = () => false, progress = () => {} } = {}) {
  const file = await open(archive);
  try {
    const entries = (await readEntries(file)).filter((entry) => !leaveOut(entry.name));
    let done = 0;
    for (const entry of entries) {
      await writeEntry(archive, file, entry, resolve(folder));
      progress(++done, entries.length);
    }
  } finally {
    await file.close();
  }
}

async function readEntries(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || tail.readUInt32LE(end) !== endSignature) throw new Error('not a zip archive');
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function writeEntry(archive, file, entry, folder) {
  const target = resolve(folder, entry.name);
  if (target !== folder && !target.startsWith(folder + sep)) throw new Error(`${entry.name} lies outside`);
  if (entry.name.endsWith('/')) {
    await mkdir(target, { recursive: true });
    return;
  }
  await mkdir(dirname(target), { recursive: true });
  const content = await openContent(archive, file, entry);
  if ((entry.mode & 0o170000) === 0o120000) {
    await symlink((await buffer(content)).toString('utf8'), target);
    return;
  }
  const output = createWriteStream(target);
  await pipeline(content, output);
  if (output.bytesWritten !== entry.size) throw new Error(`${entry.name} is damaged`);
  if (entry.mode & 0o777) await chmod(target, entry.mode & 0o777);
}

async function openContent(archive, file, entry) {
  const header = await readAt(file, entry.offset, localHeader);
  const start = entry.offset + localHeader + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.compressed === 0) return Readable.from([]);
  const raw = createReadStream(archive, { start, end: start + entry.compressed - 1 });
  if (entry.method === 0) return raw;
  if (entry.method !== 8) throw new Error(`${entry.name} is packed in an unknown way (${entry.method})`);
  const inflate = createInflateRaw();
  raw.once('error', (error) => inflate.destroy(error));
  return raw.pipe(inflate);
}

async function readAt(file, position, length) {
  const { bytesRead, buffer: bytes } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('the archive is cut short');
  return bytes;
}
