/** Every situation, one file a kind. */
import type { Situation } from '../situation.ts';
import { badge } from './badge.ts';
import { banners } from './banners.ts';
import { desktop } from './desktop.ts';
import { identity } from './identity.ts';
import { keychain } from './keychain.ts';
import { keys } from './keys.ts';
import { locale } from './locale.ts';
import { network } from './network.ts';
import { shortcut } from './shortcut.ts';
import { text } from './text.ts';
import { tray } from './tray.ts';
import { window } from './window.ts';

export const situations: readonly Situation[] = [
  ...badge,
  ...banners,
  ...desktop,
  ...identity,
  ...keychain,
  ...keys,
  ...locale,
  ...network,
  ...shortcut,
  ...text,
  ...tray,
  ...window,
];
