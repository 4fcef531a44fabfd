import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';
import { noteBundled, packageFolder } from './bundled.mjs';
import { isAllowed, unknownLicences } from './licences.mjs';
import { readNotice, sqliteNotice } from './packages.mjs';
import { sbomOf } from './sbom.mjs';

const notice = { name: 'a', version: '1.0.0', licence: 'MIT', text: 'MIT License' };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aruna-notify-notices-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function addPackage(manifest: object, files: Record<string, string> = {}): Promise<string> {
  const place = join(folder, 'node_modules/a');
  await mkdir(place, { recursive: true });
  for (const [name, text] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest) }))
    await writeFile(join(place, name), text);
  return place;
}

describe('which package a module is from', () => {
  it.each([
    ['/c/electron/main.ts', []],
    ['/c/node_modules/zod/index.js', ['node_modules/zod']],
    ['/c/node_modules/@a/b/dist/x.css?inline', ['node_modules/@a/b']],
    ['\0/c/node_modules/x/index.js?commonjs-exports', ['node_modules/x']],
    ['/c/node_modules/a/node_modules/b/i.js', ['node_modules/a/node_modules/b']],
    ['\0vite/preload-helper.js', ['node_modules/vite']],
    ['\0commonjsHelpers.js', ['node_modules/vite']],
  ])('%s', (id, expected) => expect(packageFolder(id, '/c')).toEqual(expected));
});

describe('what the bundler tells', () => {
  it('counts only packages whose code is in the bundle, and style sheets', async () => {
    const modules = (ids: Record<string, number>) =>
      Object.fromEntries(
        Object.entries(ids).map(([id, renderedLength]) => [join(folder, id), { renderedLength }]),
      );
    const used = modules({
      'node_modules/a/i.js': 5,
      'node_modules/shaken/i.js': 0,
      'node_modules/s/x.css': 0,
    });
    const plugin = noteBundled('main', folder) as {
      writeBundle(options: object, output: object): Promise<void>;
    };
    await plugin.writeBundle({}, { 'main.js': { modules: used }, 'main.css': {} });
    const noted = JSON.parse(await readFile(join(folder, 'out/bundled/main.json'), 'utf8'));
    expect(noted).toEqual(['node_modules/a', 'node_modules/s']);
  });
});

describe('licences', () => {
  it.each(['MIT', 'Apache-2.0 AND BSD-3-Clause', 'MIT OR GPL-3.0-only', '(ISC)'])(
    '%s may be shipped',
    (licence) => expect(isAllowed(licence)).toBe(true),
  );
  it.each(['GPL-3.0-only', 'MIT AND LGPL-2.1-only', 'UNLICENSED', 'SEE LICENSE IN x', ''])(
    '%j may not',
    (licence) => expect(isAllowed(licence)).toBe(false),
  );
  it('names each package whose licence is not known, not allowed or without its text', async () => {
    const bad = [
      { ...notice, name: 'b', licence: '' },
      { ...notice, name: 'c', licence: 'GPL-2.0-only' },
      { ...notice, name: 'd', text: '' },
    ];
    expect((await unknownLicences([notice, ...bad])).map(({ name, reason }) => [name, reason])).toEqual([
      ['b', 'not-allowed'],
      ['c', 'not-allowed'],
      ['d', 'no-text'],
    ]);
  });
  it('takes the licence and the notice that a package carries', async () => {
    const files = { 'LICENSE.md': 'the licence', NOTICE: 'the notice', 'README.md': 'no' };
    const place = await addPackage(
      { name: 'a', version: '1.0.0', licenses: [{ type: 'MIT' }, 'ISC'] },
      files,
    );
    expect(await readNotice(place, root)).toEqual({
      ...notice,
      licence: 'MIT OR ISC',
      text: 'the licence\n\nthe notice',
    });
  });
  it('takes the standard text where a package carries none, with the holder it names', async () => {
    const place = await addPackage({ name: 'a', version: '1.0.0', license: 'MIT', author: 'Ada' });
    expect((await readNotice(place, root)).text).toMatch(
      /Copyright \(c\) Ada\n\nPermission is hereby granted/,
    );
    await addPackage({ name: 'a', license: 'MIT' }, { 'i.js': '/* Copyright 2020 Bob. */\n' });
    expect((await readNotice(place, root)).text).toContain('Copyright 2020 Bob.');
  });
  it('has no text where nobody is named or the licence is its own', async () => {
    const place = await addPackage({ name: 'a', license: 'MIT' });
    expect((await readNotice(place, root)).text).toBe('');
    await addPackage({ name: 'a', license: 'Zlib', author: 'Ada' });
    expect((await readNotice(place, root)).text).toBe('');
  });
  it('knows the version of the SQLite in the database', async () =>
    expect((await sqliteNotice(root)).version).toMatch(/^3\.\d+\.\d+$/));
});

describe('the bill of materials', () => {
  const schemas = join(root, 'node_modules/@cyclonedx/cyclonedx-library/res/schema');
  const read = async (name: string) =>
    JSON.parse(await readFile(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8'));

  it('is CycloneDX 1.6 by its schema, and lists everything with its address', async () => {
    const notices = [
      { ...notice, name: 'zod', version: '4.6.7' },
      { ...notice, name: '@bufbuild/protobuf', version: '2.13.0', licence: 'Apache-2.0 AND BSD-3-Clause' },
      await sqliteNotice(root),
    ];
    const text = await sbomOf({ notices, electron: '45.4.1' });
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const name of ['jsf-0.82', 'spdx'])
      ajv.addSchema(await read(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(await read('bom-1.6'));
    const bom = JSON.parse(text);
    validate(bom);
    expect(validate.errors).toBeNull();
    const addresses = bom.components.map((one: { purl?: string; cpe?: string }) => one.purl ?? one.cpe);
    expect(addresses.sort()).toEqual([
      expect.stringContaining('cpe:2.3:a:sqlite:sqlite:'),
      'pkg:npm/%40bufbuild/protobuf@2.13.0',
      'pkg:npm/electron@45.4.1',
      'pkg:npm/zod@4.6.7',
    ]);
    const zod = bom.components.find(({ name }: { name: string }) => name === 'zod');
    expect(zod.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
    expect(await sbomOf({ notices, electron: '45.4.1' })).toBe(text);
  });
});
