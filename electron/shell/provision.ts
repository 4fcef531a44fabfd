import { readFile } from 'node:fs/promises';
import type { Engine } from '../core/engine-api.ts';
import type { Log } from './log.ts';
import { type Provision, parseProvision } from './provision-file.ts';

export interface ProvisionOptions {
  engine: Pick<Engine, 'accounts' | 'test' | 'signIn' | 'renew' | 'watch'>;
  keychain: boolean;
  log: Log;
}

/** Signs in and watches what a file lists and what is not there yet. It never throws: what fails is logged, readably. */
export async function provision(file: string, options: ProvisionOptions): Promise<void> {
  try {
    const wanted = parseProvision(await readFile(file, 'utf8'));
    for (const account of wanted.accounts) {
      await one(account, options).catch((error: unknown) =>
        options.log(`provisioning ${account.server}: ${message(error)}`),
      );
    }
  } catch (error) {
    options.log(`provisioning from ${file}: ${message(error)}`);
  }
}

async function one(wanted: Provision['accounts'][number], options: ProvisionOptions): Promise<void> {
  const { engine, log } = options;
  const id = await signedIn(wanted, options);
  for (const { from, ...resource } of wanted.watch) {
    const there = engine
      .accounts()
      .find((account) => account.id === id)
      ?.subscriptions.some(
        ({ target }) => target.kind === 'resource' && target.resourceId === resource.resourceId,
      );
    if (there) continue;
    await engine
      .watch(id, { kind: 'resource', ...resource }, { from })
      .catch((error: unknown) => log(`provisioning: watching ${resource.resourceId}: ${message(error)}`));
  }
}

/** The account's id: the one there is for this server and person, with a working token, or a new one. */
async function signedIn(
  { server, token, label, keep }: Provision['accounts'][number],
  { engine, keychain }: ProvisionOptions,
): Promise<string> {
  const where = keep ?? (keychain ? 'keychain' : 'memory');
  const found = await engine.test(server, token);
  if ('field' in found) throw new Error(`${found.message} ${found.next}`);
  const known = engine
    .accounts()
    .find((account) => account.server === found.server && account.user.id === found.user.id);
  if (known !== undefined && known.status.state !== 'sign-in-needed') return known.id;
  const result =
    known === undefined
      ? await engine.signIn(server, token, where, label)
      : await engine.renew(known.id, token, where);
  if ('field' in result) throw new Error(`${result.message} ${result.next}`);
  return result.account;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
