import { expect, test } from 'vitest';
import { withStill } from './with-still.ts';

const document = '<html><body><div id="root"></div></body></html>';

test('a still is put into the document as data', () => {
  expect(withStill(document, '{"nodes":[]}')).toBe(
    '<html><body><div id="root"></div><script type="application/json" id="kept-still">{"nodes":[]}</script></body></html>',
  );
});

test('without a still the document stays as it is', () => {
  expect(withStill(document, null)).toBe(document);
});

test.each(['</script><script src="x.js"></script>', '<!--<script>', "$'$&$`"])(
  'a text of a server stays a text: %s',
  (text) => {
    const whole = withStill(document, JSON.stringify({ text }));
    const data = /id="kept-still">([^<]*)<\/script>/.exec(whole)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ text });
    expect(whole.match(/<script/g)).toHaveLength(1);
  },
);
