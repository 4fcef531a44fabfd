import { readFile } from 'node:fs/promises';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { Institution } from '../../core/model/institution.ts';
import type { Log } from '../lifecycle/log.ts';
import { type Provision, parseProvision } from './provision-file.ts';

export interface ProvisionOptions {
  engine: Pick<Engine, 'accounts' | 'test' | 'signIn' | 'renew' | 'watch'>;
  keychain: boolean;
  /** Shows the sign-in form, filled in: where an institution vouches for the person, they have to be there. */
  signIn: (wanted: { server: string; institution: Institution }) => void;
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
  if (id === null) return;
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

/** The account's id: the one there is, with a working token, or a new one; null where the person has to sign in first. */
async function signedIn(
  wanted: Provision['accounts'][number],
  options: ProvisionOptions,
): Promise<string | null> {
  const { server, token, institution, label, keep } = wanted;
  const { engine, keychain } = options;
  if (institution !== undefined) return vouchedFor(server, institution, options);
  const where = keep ?? (keychain ? 'keychain' : 'memory');
  const given = token ?? '';
  const found = await engine.test(server, given);
  if ('field' in found) throw new Error(`${found.message} ${found.next}`);
  const known = engine
    .accounts()
    .find((account) => account.server === found.server && account.user.id === found.user.id);
  if (known !== undefined && known.status.state !== 'sign-in-needed') return known.id;
  const result =
    known === undefined
      ? await engine.signIn(server, given, where, label)
      : await engine.renew(known.id, given, where);
  if ('field' in result) throw new Error(`${result.message} ${result.next}`);
  return result.account;
}

/** Whom an institution vouches for is not known before they signed in: the account there is must come from it. */
function vouchedFor(
  server: string,
  institution: Institution,
  { engine, signIn }: ProvisionOptions,
): string | null {
  const known = engine
    .accounts()
    .find(
      (account) =>
        account.institution?.issuer === institution.issuer.replace(/\/+$/, '') &&
        (account.server === server || account.server.replace(/:\d+$/, '') === server),
    );
  if (known === undefined) signIn({ server, institution });
  return known?.id ?? null;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
