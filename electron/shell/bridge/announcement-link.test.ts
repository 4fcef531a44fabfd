import { expect, test } from 'vitest';
import type { EventDetail } from '../../core/model/event-detail.ts';
import { requireLinkOf } from './announcement-link.ts';

const detail = (teaser: string, content: string | null) =>
  ({
    row: { announcement: { kind: 'release', teaser } },
    announcement: content === null ? null : { content, author: '', modifiedAt: null },
  }) as EventDetail;

test('only links in the text of the announcement are let through', () => {
  const one = detail('See https://a.example/1.', 'Or https://b.example/2, http://c.example/3');
  expect(requireLinkOf(one, 'https://a.example/1')).toBe('https://a.example/1');
  expect(requireLinkOf(one, 'https://b.example/2')).toBe('https://b.example/2');
  for (const address of [
    'https://a.example/',
    'http://c.example/3',
    'https://evil.example',
    'file:///etc/passwd',
  ])
    expect(() => requireLinkOf(one, address)).toThrow('page-not-opened');
  expect(() => requireLinkOf(detail('', null), 'https://a.example/1')).toThrow('page-not-opened');
});
