/** For how long alerts can be paused, wherever that is offered. */
export const pauseChoices = ['half-hour', 'hour', 'tomorrow', 'until-resumed'] as const;
export type PauseChoice = (typeof pauseChoices)[number];
