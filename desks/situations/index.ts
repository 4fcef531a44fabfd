/** Every situation, one file a kind. */
import type { Situation } from '../situation.ts';
import { banners } from './banners.ts';
import { desktop } from './desktop.ts';

export const situations: readonly Situation[] = [...banners, ...desktop];
