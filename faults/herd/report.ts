import { herdTable } from './connections.ts';
import { type HerdFigures, type HerdOptions, simulate } from './herd.ts';

const CLIENTS = 10_000;
const SUBSCRIPTIONS = 5;
const SIMULATED = 100;
/** Minutes after an outage that have their own column. */
const MINUTES = [1, 2, 3, 5, 10, 15];
const OUTAGES = [1, 10, 60];

const base = { simulated: SIMULATED, clients: CLIENTS, subscriptions: SUBSCRIPTIONS, seed: 1 };
const thousands = (n: number) => n.toLocaleString('en');

/** Returns what 10,000 clients with five subscriptions each ask of a server, as Markdown and as a line of JSON. */
export async function herdReport(): Promise<string> {
  const states: [string, Pick<HerdOptions, 'mayStream' | 'isAttended'>][] = [
    ['with streams', { mayStream: true, isAttended: false }],
    ['no stream may be opened, windows hidden', { mayStream: false, isAttended: false }],
    ['no stream may be opened, windows shown', { mayStream: false, isAttended: true }],
  ];
  const idle: HerdFigures[] = [];
  for (const [, state] of states) idle.push(await simulate({ ...base, ...state, awayMinutes: 0 }));
  const outages: HerdFigures[] = [];
  for (const awayMinutes of OUTAGES) {
    outages.push(await simulate({ ...base, mayStream: true, isAttended: false, awayMinutes }));
  }
  const lines = [
    '| idle | calls a minute | consumers |',
    '| --- | --: | --: |',
    ...states.map(
      ([name], n) => `| ${name} | ${thousands(idle[n]?.idle ?? 0)} | ${thousands(idle[n]?.consumers ?? 0)} |`,
    ),
    '',
    `| away | most tries a minute | ${MINUTES.map((n) => `minute ${n}`).join(' | ')} | consumers |`,
    `| --- | --: | ${MINUTES.map(() => '--:').join(' | ')} | --: |`,
    ...OUTAGES.map((away, n) => {
      const figures = outages[n];
      const back = MINUTES.map((minute) => thousands(figures?.back[minute - 1] ?? 0)).join(' | ');
      const most = Math.max(...(figures?.away ?? [0]));
      return `| ${away} min | ${thousands(most)} | ${back} | ${thousands(figures?.consumers ?? 0)} |`;
    }),
    '',
    herdTable(),
    JSON.stringify({
      clients: CLIENTS,
      subscriptions: SUBSCRIPTIONS,
      idleCallsPerMinute: idle[0]?.idle,
      withoutStreamsCallsPerMinute: idle[1]?.idle,
      withoutStreamsAttendedCallsPerMinute: idle[2]?.idle,
      consumers: idle[0]?.consumers,
      afterOutage: Object.fromEntries(OUTAGES.map((away, n) => [`${away}min`, outages[n]?.back])),
    }),
  ];
  return lines.join('\n');
}
