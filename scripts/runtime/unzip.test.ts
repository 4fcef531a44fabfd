import { mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unzip } from './unzip.mjs';

interface Entry {
  name: string;
  text: string;
  mode: number;
  stored?: boolean;
}

/** A zip archive with these entries, by the same specification the reader follows. */
function zip(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, mode, stored = false } of entries) {
    const data = stored ? Buffer.from(text) : deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(Buffer.byteLength(text), 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += local.length + name.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unzip-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function unpack(archive: Buffer, leaveOut?: (name: string) => boolean): Promise<string> {
  const file = join(folder, 'archive.zip');
  await writeFile(file, archive);
  const target = join(folder, 'out');
  await unzip(file, target, leaveOut ? { leaveOut } : {});
  return target;
}

it.runIf(process.platform !== 'win32')('keeps contents, modes and symbolic links', async () => {
  const out = await unpack(
    zip([
      { name: 'app/run', text: 'x'.repeat(100_000), mode: 0o100755 },
      { name: 'app/plain.txt', text: 'stored', mode: 0o100644, stored: true },
      { name: 'app/empty', text: '', mode: 0o100644, stored: true },
      { name: 'app/link', text: 'run', mode: 0o120777 },
    ]),
  );
  expect((await readFile(join(out, 'app/run'))).length).toBe(100_000);
  expect((await stat(join(out, 'app/run'))).mode & 0o777).toBe(0o755);
  expect(await readFile(join(out, 'app/plain.txt'), 'utf8')).toBe('stored');
  expect((await stat(join(out, 'app/empty'))).size).toBe(0);
  expect(await readlink(join(out, 'app/link'))).toBe('run');
});

it('leaves out what it is told to', async () => {
  const entries = ['a/keep', 'a/drop/x'].map((name) => ({ name, text: 'x', mode: 0o100644 }));
  const out = await unpack(zip(entries), (name) => name.startsWith('a/drop/'));
  await expect(stat(join(out, 'a/drop'))).rejects.toThrow(/ENOENT/);
  expect(await readFile(join(out, 'a/keep'), 'utf8')).toBe('x');
});

it('refuses a name that leads out of the folder, and what is no archive', async () => {
  await expect(unpack(zip([{ name: '../evil', text: 'x', mode: 0o100644 }]))).rejects.toThrow(/outside/);
  await expect(unpack(Buffer.from('this is a web page'))).rejects.toThrow('not a zip archive');
});

it('refuses contents that do not have the size they should', async () => {
  const archive = zip([{ name: 'a', text: 'hello', mode: 0o100644 }]);
  const central = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  archive.writeUInt32LE(4, central + 24);
  await expect(unpack(archive)).rejects.toThrow('a is damaged');
});
