/** A reader of zip archives: Node has the decompression, and no archive tool can be counted on. */
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, symlink } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

// The layout is the .ZIP File Format Specification's (APPNOTE.TXT 6.3), without its 64-bit extension: no runtime needs it.
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localHeader = 30;

/**
 * Unpacks an archive, keeping modes and symbolic links. All names and links are checked before the first file is written.
 * @param {string} archive
 * @param {string} folder
 * @param {{leaveOut?: (name: string) => boolean, progress?: (done: number, total: number) => void}} [options]
 *   names are the archive's, with forward slashes; progress counts entries
 * @throws {Error} when it is no zip archive, is damaged, names a file twice, or would write outside of the folder
 */
export async function unzip(archive, folder, { leaveOut = () => false, progress = () => {} } = {}) {
  const file = await open(archive);
  try {
    const entries = (await readEntries(file)).filter((entry) => !leaveOut(entry.name));
    checkNames(entries.map(({ name }) => name));
    const links = await readLinks(archive, file, entries);
    checkLinks(entries, links);
    await mkdir(folder, { recursive: true });
    let done = 0;
    for (const entry of entries) {
      // No file is written after the links are there, so that none can be written through one.
      if (!links.has(entry.name)) await writeEntry(archive, file, entry, folder);
      progress(++done, entries.length);
    }
    for (const [name, target] of links) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await symlink(target, path);
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

/** A link says where it leads in a few words. */
const MAX_LINK_BYTES = 4_096;
const isLink = ({ mode }) => (mode & 0o170000) === 0o120000;

/** The name as the file system has it; some tell no capitals from small letters, nor two ways to write an accent. */
const placeOf = (name) => name.replace(/\/+$/, '').normalize('NFC').toLowerCase();

/** @throws {Error} when a name leads out of the folder, means something else on another system, or comes twice. */
function checkNames(names) {
  const files = new Set();
  for (const name of names) {
    const parts = name.replace(/\/$/, '').split('/');
    const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..');
    if (!isPlain || /[\\:\0]/.test(name)) throw new Error(`${name} lies outside, or is no plain name`);
    const place = placeOf(name);
    if (files.has(place)) throw new Error(`${name} is in the archive twice`);
    files.add(place);
  }
}

/** Where the links lead, by their names. */
async function readLinks(archive, file, entries) {
  const links = new Map();
  for (const entry of entries.filter(isLink)) {
    if (entry.size > MAX_LINK_BYTES || entry.compressed > MAX_LINK_BYTES)
      throw new Error(`${entry.name} is no link`);
    const content = await buffer(await openContent(archive, file, entry));
    if (content.length !== entry.size) throw new Error(`${entry.name} is damaged`);
    links.set(entry.name, content.toString('utf8'));
  }
  return links;
}

/** As many links as systems follow on one way. */
const MAX_HOPS = 40;

/**
 * Whether a link stays in the folder all the way, also where it leads through other links, as those of macOS frameworks do.
 * @param {string} name the link's
 * @param {Map<string, string>} places where each link leads, by its place
 */
function staysInside(name, places) {
  const way = placeOf(name).split('/').slice(0, -1);
  const ahead = [basename(placeOf(name))];
  for (let hops = 0; ahead.length > 0; ) {
    const step = ahead.shift();
    if (step === '' || step === '.') continue;
    if (step === '..' && way.length === 0) return false;
    if (step === '..') {
      way.pop();
      continue;
    }
    const target = places.get(placeOf([...way, step].join('/')));
    if (target === undefined) way.push(step);
    else if (target === '' || /^\/|[:\0\\]/.test(target) || ++hops > MAX_HOPS) return false;
    else ahead.unshift(...target.split('/'));
  }
  return true;
}

/** @throws {Error} when a link leaves the folder, or another entry lies behind a link or a file. */
function checkLinks(entries, links) {
  const places = new Map([...links].map(([name, target]) => [placeOf(name), target]));
  for (const name of links.keys()) {
    if (!staysInside(name, places)) throw new Error(`the link ${name} leads outside`);
  }
  const solid = new Set(entries.filter(({ name }) => !name.endsWith('/')).map(({ name }) => placeOf(name)));
  for (const { name } of entries) {
    for (let above = posix.dirname(placeOf(name)); above !== '.'; above = posix.dirname(above)) {
      if (solid.has(above)) throw new Error(`${name} lies behind a link or a file`);
    }
  }
}

async function writeEntry(archive, file, entry, folder) {
  const target = join(folder, entry.name);
  if (entry.name.endsWith('/')) {
    await mkdir(target, { recursive: true });
    return;
  }
  await mkdir(dirname(target), { recursive: true });
  const content = await openContent(archive, file, entry);
  // `wx` neither follows a link that is there nor replaces a file.
  const output = createWriteStream(target, { flags: 'wx' });
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
