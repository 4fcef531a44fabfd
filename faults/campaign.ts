import { setTimeout as sleep } from 'node:timers/promises';
import { audit, type Findings } from './audit.ts';
import type { Harm } from './harm.ts';
import { kinds, planFaults } from './plan.ts';
import { measureRecovery, type Recovery } from './recovery.ts';
import { setUpRig } from './rig.ts';
import type { Scale } from './scale.ts';
import { settle } from './settle.ts';

export interface CampaignOptions {
  events: number;
  faults: number;
  seed: number;
  /** Only kinds of faults whose name has this in it; empty for all. */
  only: string;
  scale: Scale;
  /** Whether to use the real Electron app instead of the engine alone. */
  real: boolean;
  /** Whether the server is without the faults of the real one. */
  repaired: boolean;
  /** Receives the progress, one line at a time. */
  progress: (line: string) => void;
}

export interface CampaignResult {
  findings: Findings;
  harm: Harm;
  recoveries: Recovery[];
  /** Kinds that could not be drawn on this machine, each with its reason. */
  skipped: string[];
  seconds: number;
}

/** How long everything may take to settle at the end, ms of true time; at least `LEAST` ms of this run. */
const REST = 30 * 60_000;
const LEAST = 120_000;
/** A recovery this slow gets its own line, ms of true time. */
const SLOW = 180_000;
/** The number of faults between two lines of progress. */
const TELL = 5;

/** Breaks everything on purpose and checks what happened to the events. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const { events, faults, seed, scale, real, progress } = options;
  const started = performance.now();
  await using rig = await setUpRig(options);
  const wanted = kinds.filter(({ name }) => name.includes(options.only));
  const possible = wanted.filter((kind) => (rig.disk || !kind.disk) && !(real && kind.telling));
  const skipped = rig.disk ? [] : ['disk full: a small disk of its own takes Linux and root'];
  if (real) skipped.push(...wanted.filter((k) => k.telling).map((k) => `${k.name}: takes the engine alone`));
  const plan = planFaults(faults, seed, possible);
  const recoveries: Recovery[] = [];
  const under: Promise<unknown>[] = [];

  for (const [n, { kind, random, hasty }] of plan.entries()) {
    const due = Math.round(((n + 1) / faults) * events) - Math.round((n / faults) * events);
    rig.publisher.allow(due);
    await sleep(random.int(400));
    if (kind.alone) await Promise.all(under);
    const missed = (await kind.run(rig, random)) ?? [];
    const recovered = measureRecovery(rig, kind.name, hasty, missed).then((recovery) => {
      recoveries.push(recovery);
      if (recovery.ms === null) progress(`fault ${n + 1}, ${kind.name}: not recovered from`);
      else if (recovery.ms > scale.of(SLOW)) {
        progress(`fault ${n + 1}, ${kind.name}: recovered from after ${(recovery.ms / 1000).toFixed(1)} s`);
      }
    });
    under.push(recovered);
    if (!hasty) await recovered;
    // Events are published in proportion to the faults.
    while (rig.publisher.left > 3 * due) await sleep(50);
    if ((n + 1) % TELL === 0) {
      const s = Math.round((performance.now() - started) / 1000);
      progress(`${n + 1} of ${faults} faults, ${rig.publisher.published} events published, ${s} s`);
    }
  }
  await Promise.all(under);
  while (rig.publisher.left > 0) await sleep(50);
  await rig.publisher.pause();
  progress('coming to rest');
  const left = await settle(rig, Math.max(LEAST, scale.of(REST)));
  const findings = await audit(rig, left);
  await rig.harm.look();
  return {
    findings,
    harm: rig.harm.harm,
    recoveries,
    skipped,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}
