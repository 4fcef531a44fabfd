import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.mjs';
import { configuredFuses, wantedFuses } from './fuses.ts';

test('electron-builder sets every fuse as it has to be', async () => {
  expect(await configuredFuses(join(root, 'electron-builder.yml'))).toEqual(wantedFuses);
});
