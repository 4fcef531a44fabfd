import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The part of a `.cpuprofile` file that is used: time by node of the call tree, in µs. */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

interface Hot {
  where: string;
  ms: number;
}

export interface ProfileSummary {
  /** Time the thread was busy, ms. */
  busy: number;
  /** The functions it spent most time in themselves, longest first. */
  hot: Hot[];
  /** The same time by package or folder. */
  places: Hot[];
}

/** Returns what a thread spent its time on. */
export async function summarizeProfile(file: string, most = 20): Promise<ProfileSummary> {
  const { nodes, samples, timeDeltas } = JSON.parse(await readFile(file, 'utf8')) as CpuProfile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byFunction = new Map<string, number>();
  const byPlace = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, n) => {
    const frame = frames.get(id);
    const ms = (timeDeltas[n] ?? 0) / 1000;
    if (!frame || frame.functionName === '(idle)') return;
    busy += ms;
    const name = frame.functionName || '(anonymous)';
    const where = frame.url === '' ? name : `${name} ${basename(frame.url)}:${frame.lineNumber + 1}`;
    byFunction.set(where, (byFunction.get(where) ?? 0) + ms);
    const place = placeOf(frame.url, name);
    byPlace.set(place, (byPlace.get(place) ?? 0) + ms);
  });
  const longest = (map: Map<string, number>) =>
    [...map]
      .map(([where, ms]) => ({ where, ms }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, most);
  return { busy, hot: longest(byFunction), places: longest(byPlace) };
}

function placeOf(url: string, name: string): string {
  if (url === '') return name;
  const module = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (module) return module;
  if (url.startsWith('node:')) return url;
  return /\/(electron\/core\/[^/]+)/.exec(url)?.[1] ?? basename(url);
}
