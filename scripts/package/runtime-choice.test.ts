import { expect, it } from 'vitest';
import { chooseRuntime } from './runtime-choice.mjs';

const wanted = '45.4.1';

it('takes the wanted runtime, and names it nowhere', () => {
  expect(chooseRuntime({ wanted, got: wanted, isOldAllowed: false })).toBeNull();
  expect(chooseRuntime({ wanted, got: wanted, isOldAllowed: true })).toBeNull();
});
it.each(['33.2.1', '45.4.0', '45.3.9', '9.9.9'])('refuses the old runtime %s unless it is allowed', (got) => {
  expect(() => chooseRuntime({ wanted, got, isOldAllowed: false })).toThrow(/Nothing was packed/);
  expect(chooseRuntime({ wanted, got, isOldAllowed: true })).toBe(`old-runtime-${got}`);
});
it.each(['45.4.2', '46.0.0', '100.0.0'])('refuses %s, which is not old, in any case', (got) => {
  expect(() => chooseRuntime({ wanted, got, isOldAllowed: true })).toThrow(/package.json names 45\.4\.1/);
});
