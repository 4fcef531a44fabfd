import { type EventLog, LogTimedOut } from './log.ts';

/** A log that can be away, as JetStream is when it cannot be reached. */
export interface FallibleLog extends EventLog {
  setUp(up: boolean): void;
}

/**
 * Puts a switch in front of a log. While it is off, calls that need an answer give up after `patienceMs`, publications and
 * acks wait, and nothing is delivered.
 */
export function withOutages(log: EventLog, patienceMs: number): FallibleLog {
  let waiting: (() => void)[] = [];
  let isUp = true;
  const untilUp = () => (isUp ? undefined : new Promise<void>((resolve) => waiting.push(resolve)));
  const inTime = () =>
    isUp
      ? undefined
      : new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new LogTimedOut('timed out')), patienceMs);
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
  return {
    ...log,
    setUp(up) {
      isUp = up;
      if (!up) return;
      const back = waiting;
      waiting = [];
      for (const resume of back) resume();
    },
    async publish(entries) {
      await untilUp();
      return log.publish(entries);
    },
    async createConsumer(spec) {
      await inTime();
      return log.createConsumer(spec);
    },
    async deleteConsumer(id) {
      await inTime();
      return log.deleteConsumer(id);
    },
    async open(id, sink) {
      await inTime();
      return log.open(id, { ...sink, demand: () => (isUp ? sink.demand() : 0) });
    },
    async takeAll(id) {
      await inTime();
      return log.takeAll(id);
    },
    async ack(subjects) {
      // Acks are sent without waiting for an answer, so the caller does not notice the outage.
      if (isUp) return log.ack(subjects);
      waiting.push(() => void log.ack(subjects));
    },
  };
}
