/** The languages that a person can choose: that of the system, or one that the app has words in (ISO 639). */
export const languageChoices = ['system', 'en', 'de'] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** How times of day are written: as the system does, or with 12 or 24 hours. */
export const clockChoices = ['system', '12', '24'] as const;
export type ClockChoice = (typeof clockChoices)[number];
