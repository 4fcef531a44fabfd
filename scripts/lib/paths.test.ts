import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder } from './paths.mjs';

it('keeps its cache where each platform keeps such things, or where it is told', () => {
  const home = '/home/ada';
  expect(cacheFolder({ platform: 'linux', env: {}, home })).toBe('/home/ada/.cache/aruna-notify');
  expect(cacheFolder({ platform: 'linux', env: { XDG_CACHE_HOME: '/fast' }, home })).toBe(
    '/fast/aruna-notify',
  );
  expect(cacheFolder({ platform: 'darwin', env: {}, home })).toBe('/home/ada/Library/Caches/aruna-notify');
  expect(cacheFolder({ platform: 'win32', env: { LOCALAPPDATA: '/l' }, home })).toBe('/l/aruna-notify/Cache');
  expect(cacheFolder({ env: { ARUNA_NOTIFY_CACHE: 'here' }, home })).toBe(resolve('here'));
});
