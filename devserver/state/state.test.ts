import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../util/random.ts';
import { createUlids } from '../util/ulid.ts';
import { foundWorld } from '../world/world.ts';
import { createFileJournal, createNoJournal } from './journal.ts';
import { openState } from './state.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aos-state-'));
  path = join(folder, 'state.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const found = (seed: number, journal = createNoJournal()) => {
  const state = openState(journal);
  const random = createRandom(seed);
  foundWorld(state, random, createUlids(random));
  return state;
};

test('the same seed founds the same world', () => {
  expect([...found(7).users.values()]).toEqual([...found(7).users.values()]);
  expect(found(7).secrets).toEqual(found(7).secrets);
  expect([...found(7).resources.keys()]).not.toEqual([...found(8).resources.keys()]);
});

test('a journal gives the state back, also when its last line was cut off', () => {
  const state = found(7, createFileJournal(path));
  state.close();
  appendFileSync(path, '{"drop":"consu');
  const again = openState(createFileJournal(path));
  expect(again.users).toEqual(state.users);
  expect(again.resources).toEqual(state.resources);
  again.apply({ put: 'consumer', value: { id: 'C', owner: 'U', filter: 'F' } });
  again.close();
  expect(openState(createFileJournal(path)).consumers.size).toBe(1);
});

test('a file that is no state file is named', () => {
  writeFileSync(path, 'hello\n');
  expect(() => openState(createFileJournal(path))).toThrow(/Line 1 of the state file/);
});
