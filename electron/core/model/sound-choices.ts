/** The sound of a banner: `own` is the app's. */
export const soundChoices = ['none', 'system', 'own'] as const;
export type SoundChoice = (typeof soundChoices)[number];
