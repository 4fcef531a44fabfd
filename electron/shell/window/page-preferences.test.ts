import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { allIn } from '../../core/model/locales.ts';
import { pagePreferences } from './page-preferences.ts';

const session = {} as Session;
const given = { session, preload: '/app/preload.cjs', locales: allIn('de'), zoom: 1.5 };

test('the page is sandboxed, isolated and has no feature that it does not need', () => {
  expect(pagePreferences({ ...given, isPackaged: true })).toEqual({
    session,
    preload: '/app/preload.cjs',
    additionalArguments: ['--aruna-locales={"text":"de","time":"de","number":"de"}'],
    zoomFactor: 1.5,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    disableBlinkFeatures: 'Auxclick',
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    devTools: false,
  });
});

test('only a packaged app is without developer tools', () => {
  expect(pagePreferences({ ...given, isPackaged: false }).devTools).toBe(true);
});
