import { app } from 'electron';
import type { Locales } from '../../core/model/locales.ts';
import { chooseLocales } from '../../words/choose-locales.ts';

/** Reads which locales the app is to use, once it is ready. Before that the region is not known, only the language. */
export const systemLocales = (): Locales =>
  chooseLocales({
    platform: process.platform,
    env: process.env,
    argv: process.argv,
    preferred: app.getPreferredSystemLanguages(),
    region: app.isReady() ? app.getSystemLocale() : '',
  });
