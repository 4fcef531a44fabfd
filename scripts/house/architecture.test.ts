import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../lib/paths.mjs';
import { floors, storeFloors } from './floors.mjs';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  'scripts/runtime/README.md',
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const architecture = textOf('docs/architecture.md');

/** The contents of the fenced blocks in this language. */
function blocks(language: string): string[] {
  return [...architecture.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, content = '']) => content,
  );
}

/** A drawing of floors, top first, as lists of rooms, bottom up. */
function drawn(language: string): string[][] {
  const [block = ''] = blocks(language);
  const lines = block.trimEnd().split('\n');
  return lines.map((line) => (line.split(/ {2,}/)[0] ?? '').split(' · ')).reverse();
}

function foldersIn(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map(({ name }) => name);
}

describe('docs/architecture.md', () => {
  test('draws the floors that lint enforces', () => {
    expect(drawn('floors')).toEqual(floors);
    expect(drawn('store-floors')).toEqual(storeFloors);
  });

  test('every room of core and of the store is on a floor, and there is none besides', () => {
    expect(foldersIn('electron/core').sort()).toEqual(floors.flat().sort());
    expect(foldersIn('electron/core/store').sort()).toEqual(storeFloors.flat().sort());
  });

  test('the ways of an event and of an acknowledgement lead through rooms that exist', () => {
    const labels = blocks('mermaid').flatMap((block) => [...block.matchAll(/(?<!\()\["([^"]+)"\]/g)]);
    const rooms = labels.map(([, label = '']) =>
      /^(?:core|shell)\//.test(label) ? `electron/${label}` : label,
    );
    expect(rooms.length).toBeGreaterThan(20);
    expect(rooms.filter((room) => !existsSync(join(root, room)))).toEqual([]);
  });

  test.each(['electron', 'electron/shell', 'renderer'])('names every folder of %s', (folder) => {
    const missing = foldersIn(folder).filter((name) => !architecture.includes(`\`${folder}/${name}/\``));
    expect(missing).toEqual([]);
  });
});

test.each(documents)('%s names only files and folders that exist', (path) => {
  const text = textOf(path);
  const folders = 'electron|renderer|devserver|scripts|e2e|faults|bench|docs|proto|gen';
  const named = [...text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g'))].map(
    ([, name = '']) => name,
  );
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, name = '']) =>
    join(dirname(path), name),
  );
  expect([...named, ...linked].filter((name) => !existsSync(join(root, name)))).toEqual([]);
});
