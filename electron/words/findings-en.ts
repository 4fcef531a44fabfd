/** English: what the check of the set-up found, and what to do next where something is wrong. */
import type { Finding } from '../core/model/finding.ts';
import { gigabytes } from './gigabytes.ts';

/** A sentence each; `next` is empty where there is nothing to do. */
export type FindingWords = {
  [Code in Exclude<Finding['code'], 'server-fails'>]: (
    found: Extract<Finding, { code: Code }>,
  ) => readonly [message: string, next: string];
};

export const findingsEn: FindingWords = {
  'data-works': ({ freeBytes }) => [
    `The data folder can be written to; ${gigabytes(freeBytes)} GB is free.`,
    '',
  ],
  'data-read-only': () => [
    'The data folder cannot be written to.',
    'Check its permissions and whether the disk is full.',
  ],
  'bus-works': () => ['The message bus answers.', ''],
  'bus-missing': () => [
    'There is no message bus.',
    'Start the app from your desktop session, or with dbus-run-session.',
  ],
  'bus-not-used': () => ['This system needs no message bus.', ''],
  'tray-works': () => ['The icon is in the tray.', ''],
  'tray-missing': () => [
    'This desktop has no tray.',
    'On GNOME, install the AppIndicator extension. Until then, the window stays in the task bar.',
  ],
  'tray-without-icon': () => [
    'There is a tray, but the icon of this app is not in it.',
    'Restart the app. If it continues, restart the panel.',
  ],
  'notifications-work': ({ name }) => [`${name} shows banners.`, ''],
  'notifications-of-system': () => ['The system shows banners, unless its settings forbid it.', ''],
  'notifications-missing': () => [
    'No notification service answers, so no banner can be shown.',
    'Start one, for example the one of your desktop, or dunst.',
  ],
  'keychain-works': () => ['Tokens can be kept in the keychain.', ''],
  'keychain-locked': () => [
    'The keychain is locked.',
    'Unlock it, for example by signing in to your desktop again.',
  ],
  'keychain-failed': () => ['The keychain gave the app no key.', 'Restart the app.'],
  'keychain-missing': () => [
    'There is no keychain.',
    'Install GNOME Keyring or KWallet, or keep tokens for one run only.',
  ],
  'proxy-none': () => ['The servers are reached without a proxy.', ''],
  'proxy-used': ({ proxies }) => [`Servers are reached through ${proxies.join(' and ')}.`, ''],
  'proxy-unreadable': () => [
    'The proxy settings could not be read.',
    'Check the proxy settings of the system and HTTPS_PROXY.',
  ],
  'server-works': ({ server, protocol }) => [`${server} answers over ${protocol}.`, ''],
  'no-answer': () => [
    'There was no answer in time.',
    'Try again; if it continues, restart the service in question.',
  ],
  'not-checked': () => ['This could not be checked.', 'The report says why, at its end.'],
};
