/** The times that are offered wherever something can be snoozed; besides them, any day and time can be chosen. */
export const snoozeChoices = ['hour', 'evening', 'tomorrow', 'monday'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

/** The time of day (hours) of those choices that have one. */
export const snoozeHours = { evening: 18, tomorrow: 8, monday: 8 } as const satisfies Partial<
  Record<SnoozeChoice, number>
>;
