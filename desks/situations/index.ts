/** Every situation, one file a kind. */
import type { Situation } from '../situation.ts';
import { banners } from './banners.ts';

export const situations: readonly Situation[] = [...banners];
