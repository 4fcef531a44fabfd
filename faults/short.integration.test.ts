import { expect, test } from 'vitest';
import { natsMissing } from '../devserver/testing/nats-server.ts';
import { runCampaign } from './campaign.ts';
import { inWords } from './report.ts';
import { scaleBy } from './scale.ts';

const missing = natsMissing();
const LONGEST = 420_000;

test.skipIf(missing !== undefined).each([
  { server: 'the server as it is', repaired: false, events: 5_000, faults: 24, seed: 5 },
  { server: 'a repaired server', repaired: true, events: 1_500, faults: 8, seed: 6 },
])(
  `$events events and $faults faults on $server: nothing is lost, nothing comes twice${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: LONGEST },
  async ({ server: _, ...size }) => {
    const lines: string[] = [];
    const progress = (line: string) => void lines.push(line);
    const result = await runCampaign({ ...size, scale: scaleBy(30), real: false, only: '', progress });
    const all = [...lines, inWords(result)].join('\n');
    expect(result.findings.published, all).toBeGreaterThanOrEqual(size.events);
    expect(result.findings, all).toMatchObject({
      lost: 0,
      duplicates: 0,
      alertedTwice: 0,
      unacked: 0,
      unexpected: 0,
      unsettled: 0,
      forgotten: 0,
    });
    expect(result.harm, all).toMatchObject({ serverHung: 0, deletedWithReader: 0, busyReaders: 0 });
    expect(result.harm.ghostsMost, all).toBeLessThanOrEqual(5);
    expect(result.recoveries.filter((recovery) => recovery.ms === null)).toEqual([]);
  },
);
