import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { AccountSubscription } from '../state/app-store.ts';
import { FailedList } from './failed-list.tsx';

const entryOf = (id: string) => {
  const subscription = { id, name: `soil-${id}`, label: null, target: { kind: 'resource', resourceId: id } };
  return { account: { id: 'a', label: 'lab', subscriptions: [subscription] }, subscription };
};

it('announces a list in which each that failed has its own reason', () => {
  const failures = [
    { entry: entryOf('1'), problem: { kind: 'not-found', code: 'subscription-gone', args: {} } },
    { entry: entryOf('2'), problem: { kind: 'server', code: 'app-silent', args: {} } },
  ] as unknown as { entry: AccountSubscription; problem: never }[];
  const html = renderToStaticMarkup(<FailedList label="2 failed" failures={failures} />);
  // A list cannot be an alert itself: its items would belong to nothing.
  expect(html).toMatch(/^<div role="alert"><ul class="failed-list" aria-label="2 failed"><li>/);
  const [first, second] = html.split('</li>');
  expect(first).toMatch(/soil-1.*no longer exists/);
  expect(second).toMatch(/soil-2/);
  expect(second).not.toMatch(/no longer exists/);
});
