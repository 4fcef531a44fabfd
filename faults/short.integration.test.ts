import { expect, test } from 'vitest';
import { natsMissing } from '../devserver/testing/nats-server.ts';
import { runCampaign } from './campaign.ts';
import { inWords } from './report.ts';
import { scaleBy } from './scale.ts';

const missing = natsMissing();
const LONGEST = 240_000;

test.skipIf(missing !== undefined)(
  `5,000 events and 20 faults: nothing is lost, nothing comes twice${missing ? ` (skipped: ${missing})` : ''}`,
  { timeout: LONGEST },
  async () => {
    const lines: string[] = [];
    const progress = (line: string) => void lines.push(line);
    const size = { events: 5_000, faults: 20, seed: 5 };
    const result = await runCampaign({ ...size, scale: scaleBy(30), real: false, progress });
    const all = [...lines, inWords(result)].join('\n');
    expect(result.findings.published, all).toBeGreaterThanOrEqual(5_000);
    expect(result.findings, all).toMatchObject({
      lost: 0,
      duplicates: 0,
      alertedTwice: 0,
      unacked: 0,
      unexpected: 0,
      unsettled: 0,
      forgotten: 0,
    });
    expect(result.recoveries.filter((recovery) => recovery.ms === null)).toEqual([]);
  },
);
