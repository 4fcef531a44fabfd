/** Which licences may be shipped, and what is not clear about those that are. */
import satisfies from 'spdx-satisfies';
import { readNotices } from './write.mjs';

/** Licences that allow shipping with the app as it is shipped: with their texts. SQLite's "blessing" is public domain. */
const allowed = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'blessing',
];

/** @param {string} licence an SPDX expression */
export function isAllowed(licence) {
  try {
    return satisfies(licence, allowed);
  } catch {
    return false;
  }
}

/**
 * The packages in the app whose licence is unknown or not allowed, or whose text is missing although it has to be shipped.
 * @param {readonly import('./packages.mjs').Notice[]} [notices] those of the app as it was built last
 * @returns {Promise<{name: string, version: string, licence: string, reason: 'not-allowed' | 'no-text'}[]>}
 */
export async function unknownLicences(notices) {
  return (notices ?? (await readNotices())).flatMap(({ name, version, licence, text }) => {
    if (!isAllowed(licence)) return [{ name, version, licence, reason: 'not-allowed' }];
    return text === '' ? [{ name, version, licence, reason: 'no-text' }] : [];
  });
}
