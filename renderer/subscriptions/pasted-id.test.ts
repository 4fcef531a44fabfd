import { expect, it } from 'vitest';
import { pastedId } from './pasted-id.ts';

const id = '01HZX3N5E6B7C8D9F0G1H2J3K4';

it('finds an id, bare or in a portal address', () => {
  expect(pastedId(` ${id.toLowerCase()} `)).toBe(id);
  expect(pastedId(`https://portal.example.org/objects/${id}/`)).toBe(id);
});
it('takes names for names', () => {
  expect(pastedId('soil-2026')).toBeNull();
  expect(pastedId(`x${id}`)).toBeNull();
  expect(pastedId('')).toBeNull();
});
