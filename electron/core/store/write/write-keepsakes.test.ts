import { expect, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';

/** An event and a notification, with a star and a snooze each. */
function filled() {
  const store = testStore();
  store.db.exec(`
    INSERT INTO epoch (id, stream, number, last_seq, last_time) VALUES (1, 'S', 0, 9, 9);
    INSERT INTO event (id, epoch, seq, time, subject, action, delivered, alert)
      VALUES (7, 1, 42, 1800000000000000001, 1, 1, 1, 'quiet'), (8, 1, 43, 1800000000000000002, 1, 1, 1, 'quiet');
    INSERT INTO notification (id, kind, time, message) VALUES ('N', 1, 5, 'x'), ('M', 1, 5, 'y');
  `);
  return store;
}

const later = 2_000;

test('stars and snoozes travel in a backup, with events told by what they are on their server', () => {
  using here = filled();
  here.writer.starEvents([7], true, 10);
  here.writer.starNotifications(['N'], true, 11);
  here.writer.snoozeEvents([8], later, 12);
  here.writer.snoozeNotifications(['M'], later, 13);
  const kept = here.reader.keepsakes(ACCOUNT);
  expect(kept).toEqual({
    starredEvents: [{ stream: 'S', sequence: '42', time: '1800000000000000001', at: 10 }],
    starredNotifications: [{ notification: 'N', at: 11 }],
    snoozedEvents: [{ stream: 'S', sequence: '43', time: '1800000000000000002', until: later }],
    snoozedNotifications: [{ notification: 'M', until: later }],
  });

  using there = filled();
  there.writer.takeKeepsakes(kept, 100);
  there.writer.takeKeepsakes(kept, 100);
  expect(there.reader.keepsakes(ACCOUNT)).toEqual(kept);
  expect(there.db.prepare("SELECT state FROM notification WHERE id = 'M'").get()).toEqual({
    state: 'snoozed',
  });
  expect(there.db.prepare('SELECT read FROM event WHERE id = 8').get()).toEqual({ read: 1 });
});

test('a star waits for an event that is not stored here yet; snoozes of such ones are left out, and those whose time has passed', () => {
  using here = filled();
  here.writer.starEvents([7], true, 10);
  here.writer.snoozeEvents([8], later, 12);
  here.writer.starNotifications(['N'], true, 11);
  const kept = here.reader.keepsakes(ACCOUNT);
  using empty = testStore();
  empty.writer.takeKeepsakes(kept, later);
  const [starred] = kept.starredEvents;
  expect(empty.reader.keepsakes(ACCOUNT)).toEqual({
    starredEvents: [starred],
    starredNotifications: [{ notification: 'N', at: 11 }],
    snoozedEvents: [],
    snoozedNotifications: [],
  });
  const { added } = empty.writer.commit([
    incoming({ stream: 'S', seq: 43n, time: 1_800_000_000_000_000_000n }),
    incoming({ stream: 'S', seq: 42n, time: 1_800_000_000_000_000_001n }),
  ]);
  expect(empty.reader.starredPage(ACCOUNT, 0, 10).map(({ about }) => about)).toMatchObject([
    { is: 'event', event: { id: added[1]?.id } },
  ]);
  expect(empty.reader.keepsakes(ACCOUNT).starredEvents).toEqual([starred]);
});
