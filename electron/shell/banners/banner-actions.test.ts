import { expect, test } from 'vitest';
import { burstAlert, eventAlert, notificationAlert } from '../../core/alert/alerts.ts';
import { emptyTally } from '../../core/alert/tally.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import { event } from '../testing/fixtures.ts';
import { createBannerActions } from './banner-actions.ts';

const single = eventAlert({ ...event(7), account: 'a', isUrgent: false, rule: null });
const request = notificationAlert(
  'a',
  'n',
  { is: 'access-requested', user: 'Ana', resource: 'soil', kind: 'project', level: 'read' },
  { rule: null, outcome: 'banner' },
);

function setUp(refuses = false) {
  const calls: unknown[] = [];
  const act = createBannerActions({
    engine: {
      async markRead(which, read) {
        calls.push(['markRead', which, read]);
        return { changed: 2, undo: 'u' };
      },
      async acknowledge(which) {
        if (refuses) throw new AosError(problem('notifications-settled'));
        calls.push(['acknowledge', which]);
        return { bulk: 'b', count: 1, undoUntil: 0 };
      },
      feedPage: async () => [event(8), event(9)],
      async snooze(what, until) {
        calls.push(['snooze', what, until]);
        return { count: 1, until: 0, since: 0 };
      },
    },
    goTo: (place) => calls.push(['goTo', place]),
    tell: (notice) => calls.push(['tell', notice]),
    log: () => undefined,
  });
  return { act, calls };
}

test('each button does what it says, and a click opens exactly what the banner is about', async () => {
  const { act, calls } = setUp();
  await act(single, 'open', { account: 'a', ids: [1] });
  await act(single, 'mark-read', null);
  await act(request, 'grant', null);
  await act(request, 'dismiss', null);
  await act(single, 'snooze', null);
  await act(request, 'snooze', null);
  const ref = { account: 'a', id: 'n' };
  expect(calls).toEqual([
    ['goTo', { screen: 'feed', account: 'a', event: 7 }],
    ['markRead', [{ account: 'a', id: 7 }], true],
    ['goTo', { screen: 'inbox', account: 'a', notification: 'n', grant: true }],
    ['acknowledge', [ref]],
    ['snooze', { are: 'events', which: [{ account: 'a', id: 7 }] }, 'hour'],
    ['snooze', { are: 'notifications', which: [ref] }, 'hour'],
  ]);
});

test('the banner of a burst opens and marks the events that it tells of, which can be undone', async () => {
  const { act, calls } = setUp();
  const burst = burstAlert('a', 3, emptyTally());
  const told = { account: 'a', ids: [5, 4] };
  await act(burst, 'open', told);
  await act(burst, 'mark-all-read', told);
  expect(calls).toEqual([
    ['goTo', { screen: 'feed', account: 'a', event: null, banners: told }],
    [
      'markRead',
      expect.objectContaining({
        account: 'a',
        where: [
          { field: 'is', not: false, values: ['unread'] },
          { field: 'banner', not: false, values: [5, 4] },
        ],
      }),
      true,
    ],
    ['tell', { is: 'marked', changed: 2, undo: 'u' }],
  ]);
});

test('the events of a burst are snoozed together, as far as they are unread', async () => {
  const { act, calls } = setUp();
  await act(burstAlert('a', 3, emptyTally()), 'snooze', { account: 'a', ids: [5, 4] });
  const which = [8, 9].map((id) => ({ account: 'a', id }));
  expect(calls).toEqual([['snooze', { are: 'events', which }, 'hour']]);
});

test('what fails is told in the window', async () => {
  const { act, calls } = setUp(true);
  await act(request, 'dismiss', null);
  expect(calls).toEqual([['tell', { is: 'problem', problem: problem('notifications-settled') }]]);
});
