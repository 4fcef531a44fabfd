import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { languages } from '../../electron/words/languages.ts';
import { t } from '../strings/index.ts';
import { AccountLimits } from './account-limits.tsx';

test('each limit of a token is a sentence; without any there is nothing to read', () => {
  expect(renderToStaticMarkup(<AccountLimits limits={[]} />)).toBe('');
  const html = renderToStaticMarkup(<AccountLimits limits={['no-inbox', 'no-delete']} />);
  expect(html).toContain(t.accounts.limits['no-inbox']);
  expect(html).toContain(t.accounts.limits['no-delete']);
  expect(html).not.toContain(t.accounts.limits['no-user']);
});

test('every limit has a sentence of its own in each language', () => {
  for (const strings of Object.values(languages)) {
    const sentences = Object.values(strings.accounts.limits);
    expect(new Set(sentences).size).toBe(3);
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
  }
});
