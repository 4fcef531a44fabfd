import { type LocalAos, startAos } from '../../devserver/server.ts';

/** How much there is at the start. */
const backlog = 900;
export const notifications = 240;

/** The two servers of the demo, and what the accounts there are called. */
export interface Servers {
  university: LocalAos;
  institute: LocalAos;
  /** A token of the institute that ends in three days. */
  ending: string;
  stop(): Promise<void>;
}

const DAY_S = 86_400;

/** Starts both with a project each, in which this many events happen per second. */
export async function startServers(rates: { university: number; institute: number }): Promise<Servers> {
  const habits = { heartbeatMs: 5_000, ackWaitMs: 10_000 };
  const [university, institute] = await Promise.all([
    startAos({ ...habits, backlog, notifications, rate: rates.university }),
    startAos({ ...habits, backlog: 120, rate: rates.institute }),
  ]);
  return {
    university,
    institute,
    ending: institute.control.mintToken({ expiresInS: 3 * DAY_S }).token,
    async stop() {
      await Promise.all([university.stop(), institute.stop()]);
    },
  };
}
