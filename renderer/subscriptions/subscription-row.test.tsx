import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { AccountSubscription } from '../state/app-store.ts';
import { type Room, SubscriptionLine } from './subscription-row.tsx';

function shown(room: Room, change: { muted?: boolean; alerts?: 'all' | 'important' }): string {
  const subscription = {
    ...{
      id: 's',
      name: 'soil-2026',
      label: null,
      icon: null,
      target: { kind: 'resource', resourceKind: 'project', resourceId: 'r' },
    },
    ...{ status: { state: 'live' }, unread: 0, lastEventAt: null, muted: false, alerts: 'all' },
    ...change,
  };
  const row = { account: { id: 'a', label: 'lab', subscriptions: [subscription] }, subscription };
  const html = renderToStaticMarkup(
    <SubscriptionLine row={row as unknown as AccountSubscription} now={0} room={room} />,
  );
  return html.replace(/<[^>]+>/g, '|');
}

it('says in its column which of its events raise a banner, also if all do', () => {
  expect(shown('columns', {})).toContain('|All|');
  expect(shown('columns', { alerts: 'important' })).toMatch(/\|important only\|/);
  expect(shown('columns', { muted: true })).toMatch(/\|muted\|/);
  expect(shown('columns', { muted: true })).not.toContain('|All|');
});

it('says without columns only that some raise none', () => {
  expect(shown('lines', {})).not.toContain('All');
  expect(shown('lines', { muted: true })).toMatch(/\|muted\|/);
});
