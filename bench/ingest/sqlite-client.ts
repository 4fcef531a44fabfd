/** Measures SQLite's own rate: the same rows in the same groups with the same durability, and nothing else. */
import { join } from 'node:path';
import { createRandom } from '../../devserver/util/random.ts';
import { openForWriting } from '../../electron/core/store/schema/open.ts';
import { transaction } from '../../electron/core/store/schema/transaction.ts';
import { receiveTask, report } from '../lib/client.ts';
import type { LimitResult } from './task.ts';

export interface SqliteTask {
  folder: string;
  events: number;
  group: number;
}

const { folder, events, group } = await receiveTask<SqliteTask>();
const { db } = openForWriting(join(folder, 'bare.sqlite'), Date.now());
const event = db.prepare(
  `INSERT INTO event (epoch, seq, time, subject, action, resource, checksum, text, delivered, alert, rule)
   VALUES (1, ?, ?, 4, 3, ?, ?, NULL, 1, 'before-watching', 'level')`,
);
const link = db.prepare('INSERT INTO event_subscription (subscription, event) VALUES (1, ?)');
const queue = db.prepare('INSERT INTO outbox (subscription, reply, salt, hmac) VALUES (1, ?, ?, ?)');
const settle = db.prepare('DELETE FROM outbox WHERE id <= ?');
const resource = db.prepare('INSERT INTO resource (key, id, wanted) VALUES (?, ?, 0)');
const RESOURCES = 5_000;
db.exec("INSERT INTO epoch (id, stream, number, last_seq, last_time) VALUES (1, 'S', 1, 0, 0)");
transaction(db, () => {
  for (let key = 1; key <= RESOURCES; key++) resource.run(key, `RESOURCE-${key}`);
});

const salt = 's'.repeat(32);
const hmac = 'h'.repeat(64);
const checksum = 'c'.repeat(64);
const time = BigInt(Date.now()) * 1_000_000n;
// As in the log that the others read: the entries of the index by resource are all over it.
const random = createRandom(1);
const about = Array.from({ length: events }, () => 1 + random.int(RESOURCES));
const cpu = process.cpuUsage();
const started = performance.now();
for (let n = 0; n < events; n += group) {
  transaction(db, () => {
    for (let one = n; one < Math.min(n + group, events); one++) {
      const seq = BigInt(one);
      event.run(seq, time + seq, about[one] ?? 1, checksum);
      link.run(one + 1);
      queue.run(`$JS.ACK.AOS_STREAM.01JZZZZZZZZZZZZZZZZZZZZZZZ.1.${one}.${one}.${time}.0`, salt, hmac);
    }
    // The server has accepted the acks of the previous group meanwhile.
    settle.run(n);
  });
}
const ms = performance.now() - started;
const used = process.cpuUsage(cpu);
db.close();
report({ events, ms, cpuMs: (used.user + used.system) / 1000 } satisfies LimitResult);
if (process.connected) process.disconnect();
