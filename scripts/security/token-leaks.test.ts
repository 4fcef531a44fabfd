import { expect, test } from 'vitest';
import { tokenForms } from './token-leaks.ts';

const token =
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIwMUhHIiwiZXhwIjoxOTAwMDAwMDAwfQ.Jm9kX3NpZ25hdHVyZV9vZl9hX3Rlc3Q';
const amid = (text: string | Buffer) =>
  Buffer.concat([Buffer.from('{"a":1,"t":"'), Buffer.from(text), Buffer.from('"}')]);

test('a token is found as it is, in part, and in each encoding', () => {
  expect(tokenForms(amid(token), token)).toEqual(['plain']);
  expect(tokenForms(amid(token.split('.')[2] ?? ''), token)).toEqual(['plain']);
  expect(tokenForms(amid(Buffer.from(token, 'utf16le')), token)).toEqual(['UTF-16']);
  expect(tokenForms(amid(Buffer.from(token).toString('hex')), token)).toEqual(['hex']);
  for (const before of ['', 'x', 'xy', 'xyz'])
    expect(tokenForms(amid(Buffer.from(`${before}${token} more`).toString('base64')), token)[0]).toMatch(
      /^base64/,
    );
});

test('another token is none', () => {
  expect(tokenForms(amid(token.replaceAll('J', 'K')), token)).toEqual([]);
});
