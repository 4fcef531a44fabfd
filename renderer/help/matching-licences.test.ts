import { expect, it } from 'vitest';
import { matchingLicences } from './matching-licences.ts';

const all = [
  { name: '@bufbuild/protobuf', version: '2.13.0', licence: 'Apache-2.0 AND BSD-3-Clause', text: 'zod' },
  { name: 'zod', version: '4.6.7', licence: 'MIT', text: '' },
];
const names = (text: string) => matchingLicences(all, text).map(({ name }) => name);

it('finds by name, version and licence, by all words, whatever the case', () => {
  expect(names('')).toHaveLength(2);
  expect(names('ZOD')).toEqual(['zod']);
  expect(names('  buf apache ')).toEqual(['@bufbuild/protobuf']);
  expect(names('4.6')).toEqual(['zod']);
  expect(names('zod apache')).toEqual([]);
});
