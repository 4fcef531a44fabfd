import { describe, expect, it } from 'vitest';
import { chooseLocales } from './choose-locales.ts';
import { languageFor } from './language.ts';

const system = { platform: 'linux', env: {}, argv: [], preferred: [], region: '' } as const;
const linux = (env: Record<string, string>, argv: string[] = []) => chooseLocales({ ...system, env, argv });
const all = (locale: string) => ({ text: locale, time: locale, number: locale });

describe('on Linux', () => {
  it.each([
    [{}, 'en-US'],
    [{ LANG: 'C' }, 'en-US'],
    [{ LANG: 'POSIX' }, 'en-US'],
    [{ LANG: 'C.UTF-8' }, 'en-US'],
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de_DE@euro' }, 'de-DE'],
    [{ LANG: 'de_AT.ISO-8859-15@euro' }, 'de-AT'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'en_GB.UTF-8' }, 'en-GB'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en-US'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'de-DE'],
    [{ LANG: 'xx_YY.UTF-8' }, 'en-US'],
    [{ LANG: 'not a locale' }, 'en-US'],
  ])('%o is %s in everything', (env, locale) => {
    expect(linux(env as Record<string, string>)).toEqual(all(locale));
  });
  it('takes sentences, times and numbers each from their own category', () => {
    expect(linux({ LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' })).toEqual({
      text: 'en-US',
      time: 'de-DE',
      number: 'en-US',
    });
    expect(linux({ LANG: 'en_US.UTF-8', LC_NUMERIC: 'de_CH', LC_MESSAGES: 'de_DE' })).toEqual({
      text: 'de-DE',
      time: 'en-US',
      number: 'de-CH',
    });
    expect(linux({ LC_ALL: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' })).toEqual(all('en-US'));
  });
  it('writes dates as the region does where there is no translation', () => {
    expect(linux({ LANG: 'fr_FR.UTF-8' })).toEqual({ text: 'en-US', time: 'fr-FR', number: 'fr-FR' });
    expect(linux({ LANG: 'sr_RS@latin' })).toMatchObject({ text: 'en-US', time: 'sr-Latn-RS' });
  });
  it('reads LANGUAGE as gettext does', () => {
    expect(linux({ LANG: 'en_US.UTF-8', LANGUAGE: 'fr:de:en' }).text).toBe('de');
    expect(linux({ LANG: 'de_DE.UTF-8', LANGUAGE: 'en_GB:de' }).text).toBe('en-GB');
    expect(linux({ LANG: 'de_DE.UTF-8', LANGUAGE: '' }).text).toBe('de-DE');
    expect(linux({ LANG: 'C', LANGUAGE: 'de' }).text).toBe('en-US');
  });
  it('is overruled by the switch of Chromium', () => {
    expect(linux({ LANG: 'en_US.UTF-8', LC_TIME: 'en_US' }, ['--lang=de'])).toEqual(all('de'));
    expect(linux({ LANG: 'de_DE' }, ['--lang=', '--language=fr'])).toEqual(all('de-DE'));
    // The language of the text is one that there are words in, as a screen reader has to speak it.
    expect(linux({ LANG: 'de_DE' }, ['--lang=fr'])).toEqual({ text: 'en-US', time: 'fr', number: 'fr' });
  });
});

it.each(['darwin', 'win32'] as const)(
  'on %s it is the best preferred language, and the region',
  (platform) => {
    const choose = (preferred: string[], region: string) =>
      chooseLocales({ ...system, env: { LANG: 'de_DE' }, platform, preferred, region });
    expect(choose(['en-US', 'de-DE'], 'de-DE')).toEqual({ text: 'en-US', time: 'de-DE', number: 'de-DE' });
    expect(choose(['fr-FR', 'de-CH'], 'fr-CH').text).toBe('de-CH');
    expect(choose([], '')).toEqual(all('en-US'));
  },
);

it('an English sentence tells the time as in Germany', () => {
  const { format, words } = languageFor({ text: 'en-US', time: 'de-DE', number: 'de-DE' });
  expect(words).toBe(languageFor('en').words);
  expect(format.exact(new Date(2026, 10, 26, 8, 44, 9).getTime())).toBe('26.11.2026, 08:44:09');
  expect(format.number(1234.5)).toBe('1.234,5');
  expect(format.day(Date.now(), Date.now())).toBe('Today');
});
