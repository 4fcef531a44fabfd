import type { ClockChoice, LanguageChoice } from '../core/model/language-choices.ts';
import type { Locales } from '../core/model/locales.ts';

/** Cycles of hours as Unicode names them (https://www.unicode.org/reports/tr35/#UnicodeHourCycleIdentifier). */
const cycles = { '12': 'h12', '24': 'h23' } as const;

/**
 * Returns the locales of the system with what a person chose instead. Dates and numbers follow a chosen language, in the
 * system's own region where it speaks that language.
 */
export function chosenLocales(
  system: Locales,
  { language, clock }: { readonly language: LanguageChoice; readonly clock: ClockChoice },
): Locales {
  const inLanguage = (locale: string) =>
    language === 'system' || new Intl.Locale(locale).language === language ? locale : language;
  const time = inLanguage(system.time);
  return {
    text: inLanguage(system.text),
    number: inLanguage(system.number),
    time: clock === 'system' ? time : new Intl.Locale(time, { hourCycle: cycles[clock] }).toString(),
  };
}
