import type { CampaignResult } from './campaign.ts';
import type { Recovery } from './recovery.ts';

/** Returns the value below which a share (0 to 1) of the list lies. The list is not empty. */
export function percentile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);
const timesOf = (list: readonly Recovery[]) => list.flatMap((r) => (r.ms === null || r.hasty ? [] : [r.ms]));

/** Returns the table by kind of fault, as Markdown. Seconds are of the run, not of true time. */
export function recoveryTable(recoveries: readonly Recovery[]): string {
  const header =
    '| fault | count | p50 s | p95 s | max s | waited for the server | a record was lost |\n' +
    '| --- | --: | --: | --: | --: | --: | --: |';
  const names = [...new Set(recoveries.map((r) => r.kind))].sort();
  const row = (name: string, list: readonly Recovery[]) => {
    const times = timesOf(list);
    const figures =
      times.length === 0
        ? ['–', '–', '–']
        : [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)].map(seconds);
    const waited = [
      list.filter((r) => r.waitedForServer).length,
      list.filter((r) => r.waitedForRecord).length,
    ];
    return `| ${name} | ${list.length} | ${figures.join(' | ')} | ${waited.join(' | ')} |`;
  };
  const rows = names.map((name) =>
    row(
      name,
      recoveries.filter((r) => r.kind === name),
    ),
  );
  const unheld = recoveries.filter((r) => !r.waitedForServer && !r.waitedForRecord);
  return [header, ...rows, row('**all**', recoveries), row('neither of the two', unheld)].join('\n');
}

/** How many readers without a client one subscription may leave at the server. */
const GHOSTS = 5;

/** Tells whether every promise was kept. */
export function isGood({ findings: f, recoveries, harm }: CampaignResult): boolean {
  const broken = [
    ...[f.lost, f.duplicates, f.alertedTwice, f.unacked, f.unexpected, f.unsettled, f.forgotten],
    ...[harm.serverHung, harm.deletedWithReader, harm.busyReaders, Math.max(0, harm.ghostsMost - GHOSTS)],
  ];
  return broken.every((n) => n === 0) && recoveries.every((r) => r.ms !== null);
}

/** Returns the last line with `--json`. */
export function jsonLine({ findings: f, recoveries, harm }: CampaignResult): string {
  const times = timesOf(recoveries);
  return JSON.stringify({
    events: f.published,
    faults: recoveries.length,
    lost: f.lost,
    duplicates: f.duplicates,
    alertedTwice: f.alertedTwice,
    unacked: f.unacked,
    serverHung: harm.serverHung,
    ghostsMost: harm.ghostsMost,
    consumersForgotten: f.forgotten,
    recoveryP95s: times.length === 0 ? null : Number(seconds(percentile(times, 0.95))),
  });
}

/** Returns the report of a campaign, as Markdown. */
export function inWords(result: CampaignResult): string {
  const { findings: f, recoveries, skipped, harm } = result;
  const lines = [
    recoveryTable(recoveries),
    '',
    `published ${f.published}, stored ${f.stored}; gone with a wiped log, before delivery or before the database was damaged, ${f.excused}, published while nobody watched ${f.unwatched}`,
    `lost ${f.lost}, duplicates ${f.duplicates}, alerted twice ${f.alertedTwice}, unacked ${f.unacked}`,
    `stored without being published ${f.unexpected}; acknowledged ${f.acknowledged}, of them unsettled ${f.unsettled}`,
    `consumers left on the server: forgotten ${f.forgotten}, never heard of ${f.unheardOf}; ${result.seconds} s`,
    `server hung ${harm.serverHung}, most readers left behind for one subscription ${harm.ghostsMost}, consumers deleted with a reader ${harm.deletedWithReader}`,
    ...skipped.map((why) => `not drawn: ${why}`),
    ...f.examples,
  ];
  return lines.join('\n');
}
