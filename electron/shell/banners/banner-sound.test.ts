import { expect, test } from 'vitest';
import { soundPath } from './banner-sound.ts';

test.each([
  ['/work/app/build', '/work/app/build/sounds/chime.wav'],
  [
    '/opt/Aruna Notify/resources/app.asar/build',
    '/opt/Aruna Notify/resources/app.asar.unpacked/build/sounds/chime.wav',
  ],
])('the sound of an app with its pictures in %s is a file that others can read', (build, path) => {
  expect(soundPath(build).replaceAll('\\', '/')).toBe(path);
});
