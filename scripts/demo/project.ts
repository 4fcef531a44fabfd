import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalAos, startAos } from '../../devserver/server.ts';

/** How much there is at the start. */
export const backlog = 900;
export const notifications = 240;

/** Starts a local AOS with a project in it, which lives at `rate` events per second. */
export function startProject(rate: number): Promise<LocalAos> {
  return startAos({ backlog, notifications, rate, heartbeatMs: 5_000, ackWaitMs: 10_000 });
}

/** The project the demo watches: the first, which the default user may read. */
export function watched(aos: LocalAos): string {
  const [project] = aos.projects;
  if (!project) throw new Error('The local AOS has no project.');
  return project.id;
}

/** Writes the file that signs the app in and has it watch the project from its beginning. Gives its path. */
export async function writeProvision(aos: LocalAos, folder: string): Promise<string> {
  const file = join(folder, 'provision.json');
  const watch = aos.projects.map(({ id }) => ({
    resourceId: id,
    resourceKind: 'project',
    subresources: true,
    from: 'everything',
  }));
  const accounts = [{ server: aos.address, token: aos.token, watch: watch.slice(0, 1) }];
  await writeFile(file, JSON.stringify({ accounts }, null, 2), { mode: 0o600 });
  return file;
}
