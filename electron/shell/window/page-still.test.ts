import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createListeners } from '../../core/base/listeners.ts';
import { allIn } from '../../core/model/locales.ts';
import type { Still } from '../../core/model/still.ts';
import { Settings } from '../settings/settings.ts';
import { createPageStill } from './page-still.ts';

const still: Still = {
  density: 'compact',
  width: 1100,
  height: 720,
  day: 0,
  nodes: [{ depth: 0, text: 'a' }],
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'still-'));
  file = join(folder, 'still.json');
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/a.sqlite'), '');
  writeFileSync(join(folder, 'index.html'), 'version 1');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** One run of the app. */
function run(changed: Partial<Settings> = {}, locale = 'en') {
  let settings: Settings = { ...Settings.parse({}), ...changed };
  const changes = createListeners<Settings>();
  return {
    ...createPageStill({
      file,
      page: join(folder, 'index.html'),
      databases: join(folder, 'data'),
      settings: { get: () => settings, onChange: changes.add },
      locales: allIn(locale),
      log: () => undefined,
    }),
    change(part: Partial<Settings>) {
      settings = { ...settings, ...part };
      changes.tell(settings);
    },
  };
}

it('the next start gets what was kept, once, in a file of its owner alone', () => {
  run().keep(still);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const next = run();
  expect(JSON.parse(next.take() ?? '')).toEqual(still);
  expect(next.take()).toBeNull();
});

it('a page that is opened later gets none', () => {
  run().keep(still);
  const next = run();
  next.end();
  expect(next.take()).toBeNull();
});

it('tells that something was handed over, also nothing', () => {
  let times = 0;
  const one = run();
  one.onHanded(() => {
    times += 1;
  });
  one.keep(null);
  one.keep(still);
  expect(times).toBe(2);
});

describe('it is removed', () => {
  it('as soon as contents are hidden, and not kept while they are', () => {
    const one = run();
    one.keep(still);
    one.change({ hideBannerContents: true });
    expect(existsSync(file)).toBe(false);
    one.keep(still);
    expect(existsSync(file)).toBe(false);
  });

  it('at a start that hides contents', () => {
    run().keep(still);
    run({ hideBannerContents: true });
    expect(existsSync(file)).toBe(false);
  });

  it('when an account was removed', () => {
    const one = run();
    one.keep(still);
    one.forget();
    expect(existsSync(file)).toBe(false);
  });
});

describe('it is not shown, and removed', () => {
  const replace = (database: string) => {
    writeFileSync(`${database}.new`, '');
    renameSync(`${database}.new`, database);
  };
  it.each<[string, () => unknown]>([
    ['by another version of the page', () => writeFileSync(join(folder, 'index.html'), 'version 2')],
    ['when a database was replaced', () => replace(join(folder, 'data/a.sqlite'))],
    ['when a database is gone', () => rmSync(join(folder, 'data/a.sqlite'))],
    ['when there is another database', () => writeFileSync(join(folder, 'data/b.sqlite'), '')],
    ['when it is damaged', () => writeFileSync(file, readFileSync(file).subarray(0, 50))],
    ['when it is huge', () => writeFileSync(file, readFileSync(file, 'utf8') + ' '.repeat(2_000_000))],
  ])('%s', (_when, happens) => {
    run().keep(still);
    happens();
    expect(run().take()).toBeNull();
    expect(existsSync(file)).toBe(false);
  });

  it('in another language, or where other settings change what is shown', () => {
    run().keep(still);
    expect(run({}, 'de').take()).toBeNull();
    run().keep(still);
    expect(run({ density: 'compact' }).take()).toBeNull();
  });
});
