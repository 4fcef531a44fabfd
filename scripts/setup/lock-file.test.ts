import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';
import { driftOf, lockProblems } from './lock-file.mjs';

const read = async (name: string) => JSON.parse(await readFile(join(root, name), 'utf8'));
const hash = { integrity: 'sha512-x' };

const [manifest, lock] = await Promise.all([read('package.json'), read('package-lock.json')]);

describe('the lock file of this checkout', () => {
  it('is of this package.json', () => expect(driftOf(manifest, lock)).toEqual([]));
  it('holds every package of every system, with its hash and without the name of a registry', () =>
    expect(lockProblems(lock)).toEqual([]));
  it.each(['rollup', 'esbuild', '@biomejs/biome', '@bufbuild/buf'])('has the binaries of %s', (name) => {
    const { optionalDependencies } = lock.packages[`node_modules/${name}`];
    const names = Object.keys(optionalDependencies).join(' ');
    expect(names).toMatch(/darwin-arm64/);
    const without = structuredClone(lock);
    for (const place of Object.keys(without.packages))
      if (/node_modules\/@(?:rollup|esbuild|biomejs|bufbuild)\/.*darwin-arm64/.test(place))
        delete without.packages[place];
    expect(lockProblems(without).join('\n')).toContain(
      `node_modules/${name} has no binary for darwin arm64.`,
    );
  });
});

it('names what package.json and the lock file do not agree about', () => {
  const lock = {
    packages: { '': { dependencies: { a: '1.0.0', b: '1.0.0' }, devDependencies: { c: '1.0.0' } } },
  };
  expect(
    driftOf({ dependencies: { a: '1.0.0', b: '1.0.1' }, devDependencies: { d: '1.0.0' } }, lock),
  ).toEqual(['b', 'c', 'd']);
});
it('finds what a package needs in the folders above it, and nowhere else', () => {
  const needs = { ...hash, dependencies: { deep: '1' } };
  const with_ = (place: string) => ({
    packages: { '': {}, 'node_modules/a': hash, 'node_modules/a/node_modules/b': needs, [place]: hash },
  });
  expect(lockProblems(with_('node_modules/deep'))).toEqual([]);
  expect(lockProblems(with_('node_modules/a/node_modules/deep'))).toEqual([]);
  expect(lockProblems(with_('node_modules/other/node_modules/deep'))).toEqual([
    'node_modules/a/node_modules/b needs deep, which is not there.',
  ]);
});
it('refuses an entry without a hash, and one that names a registry', () => {
  const packages = {
    '': {},
    'node_modules/a': {},
    'node_modules/b': { ...hash, resolved: 'https://example.org/b' },
  };
  expect(lockProblems({ packages })).toEqual([
    'node_modules/a has no hash.',
    'node_modules/b names a registry.',
  ]);
});
