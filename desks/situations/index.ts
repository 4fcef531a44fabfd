/** Every situation, one file a kind. */
import type { Situation } from '../situation.ts';
import { banners } from './banners.ts';
import { desktop } from './desktop.ts';
import { identity } from './identity.ts';
import { keychain } from './keychain.ts';

export const situations: readonly Situation[] = [...banners, ...desktop, ...identity, ...keychain];
