import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StatusMark } from './status.tsx';

const status = { state: 'catching-up', done: 12_340, total: 50_000, left: 185_000 } as const;

it('says how long a backlog still takes: as a hint, and in the text where there is room', () => {
  const hinted = renderToStaticMarkup(<StatusMark status={status} now={0} />);
  expect(hinted).toContain('title="Catching up 12,340 of 50,000 · about 3 min left"');
  expect(hinted).toContain('>Catching up 12,340 of 50,000<');
  const wide = renderToStaticMarkup(<StatusMark status={{ ...status, left: 9_000 }} now={0} withLeft />);
  expect(wide).toContain('>Catching up 12,340 of 50,000 · less than a minute left<');
});

it('says nothing of the time where it cannot be foreseen', () => {
  const { left: _, ...unknown } = status;
  expect(renderToStaticMarkup(<StatusMark status={unknown} now={0} withLeft />)).not.toContain('left');
});
