import { mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
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
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(Buffer.byteLength(text), 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + data.length;
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

const file = (name: string, text = 'x'): Entry => ({ name, text, mode: 0o100644 });
const link = (name: string, text: string): Entry => ({ name, text, mode: 0o120777 });

it.each<[what: string, entries: Entry[]]>([
  ['an absolute path', [file('/tmp/evil')]],
  ['a drive letter', [file('C:evil')]],
  ['a drive letter with a path', [file('C:/evil')]],
  ['backslashes', [file('..\\..\\evil')]],
  ['a stream of a file, as Windows has them', [file('a:b')]],
  ['two dots in the middle', [file('a/../../evil')]],
  ['two dots at the end', [file('a/..')]],
  ['an empty part', [file('a//b')]],
  ['the same name twice', [file('a'), file('a', 'y')]],
  ['the same name in capitals', [file('a/b'), file('A/B', 'y')]],
  ['the same name with its accent apart', [file('\u00e9'.normalize('NFC')), file('\u00e9'.normalize('NFD'))]],
  ['a file and a folder of one name', [file('a'), { name: 'a/', text: '', mode: 0o40755 }]],
  ['a link to above', [link('a', '..')]],
  ['a link that leaves the folder', [link('dir/a', '../../etc/passwd')]],
  ['a link to an absolute path', [link('a', '/etc/passwd')]],
  ['a link to a drive', [link('a', 'C:/x')]],
  ['a link to nowhere', [link('a', '')]],
  ['a file through a link', [link('a', 'b'), file('a/x')]],
  ['a file through a link that comes later', [file('a/x'), link('a', 'b')]],
  ['a file through a link in other letters', [link('a', 'b'), file('A/x')]],
  ['a file behind a file', [file('a'), file('a/x')]],
  ['a link through a link', [link('dir/up', '..'), link('dir/b', 'up/../../evil')]],
  ['links that lead to each other', [link('a', 'b'), link('b', 'a')]],
  ['a link of a megabyte', [link('a', 'x'.repeat(1_000_000))]],
])('refuses %s before it writes anything', async (_, entries) => {
  const archive = zip([file('first'), ...entries]);
  await expect(unpack(archive)).rejects.toThrow(/outside|twice|behind|through|no link/);
  await expect(stat(join(folder, 'out', 'first'))).rejects.toThrow(/ENOENT/);
});

it.runIf(process.platform !== 'win32')(
  'keeps links through links that stay inside, as in a framework of macOS',
  async () => {
    const out = await unpack(
      zip([
        link('F.framework/F', 'Versions/Current/F'),
        link('F.framework/Versions/Current', 'A'),
        file('F.framework/Versions/A/F', 'binary'),
      ]),
    );
    expect(await readFile(join(out, 'F.framework/F'), 'utf8')).toBe('binary');
  },
);

it('writes neither through a link that is there nor over a file', async () => {
  const out = join(folder, 'out');
  await mkdir(out);
  await writeFile(join(folder, 'mine'), 'mine');
  await symlink(join(folder, 'mine'), join(out, 'a'));
  await expect(unpack(zip([file('a', 'theirs')]))).rejects.toThrow(/EEXIST/);
  expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine');
});
