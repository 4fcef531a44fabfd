import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalAos } from '../../devserver/server.ts';
import { watched } from '../../e2e/fixtures/provision.ts';
import type { Servers } from './project.ts';

/** Writes the file that signs the app in to both servers and has it watch a project of each. Gives its path. */
export async function writeAccounts(servers: Servers, folder: string): Promise<string> {
  const { university, institute, ending } = servers;
  const account = (label: string, aos: LocalAos, token: string) => ({
    server: aos.address,
    label,
    token,
    watch: [{ resourceId: watched(aos).id, resourceKind: 'project', subresources: true, from: 'everything' }],
  });
  const accounts = [
    account('university', university, university.token),
    account('institute', institute, ending),
  ];
  const file = join(folder, 'accounts.json');
  await writeFile(file, JSON.stringify({ accounts }, null, 2), { mode: 0o600 });
  return file;
}
