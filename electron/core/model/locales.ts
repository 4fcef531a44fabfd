/** Which locales (BCP 47) the app speaks and writes in: its sentences, dates with times of day, and numbers. */
export interface Locales {
  readonly text: string;
  readonly time: string;
  readonly number: string;
}

/** The same locale for everything. */
export const allIn = (locale: string): Locales => ({ text: locale, time: locale, number: locale });
