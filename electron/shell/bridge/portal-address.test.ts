import { expect, test } from 'vitest';
import { AosError } from '../../core/model/problem.ts';
import { requirePortalAddress } from './portal-address.ts';

test('only https addresses are opened in the browser', () => {
  expect(requirePortalAddress('https://aruna.example/objects/1')).toBe('https://aruna.example/objects/1');
  for (const address of [null, 'http://x', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense']) {
    expect(() => requirePortalAddress(address)).toThrow(AosError);
  }
});
