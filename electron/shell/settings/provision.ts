import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { Account } from '../../core/model/account.ts';
import type { Institution } from '../../core/model/institution.ts';
import { AosError } from '../../core/model/problem.ts';
import { type QuietHours, usualQuietHours } from '../../core/model/quiet-hours.ts';
import type { Rule } from '../../core/model/rule.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type Provision, parseProvision } from './provision-file.ts';
import type { SettingsFile } from './settings.ts';

export interface ProvisionOptions {
  engine: Pick<
    Engine,
    'accounts' | 'test' | 'signIn' | 'renew' | 'watch' | 'setDefaultRules' | 'rememberServer'
  >;
  settings: Pick<SettingsFile, 'get' | 'change'>;
  hasKeychain: boolean;
  /** Shows the sign-in form, filled in: the person has to sign in themselves. */
  signIn: (wanted: { server: string; institution?: Institution }) => void;
  log: Log;
}

/** Adds the accounts and subscriptions that a file lists and that are not here yet. It never throws; failures are logged. */
export async function provision(file: string, options: ProvisionOptions): Promise<void> {
  try {
    const wanted = parseProvision(await readFile(file, 'utf8'));
    if (wanted.rules) options.engine.setDefaultRules(wanted.rules.map(defaultRule));
    if (wanted.quietHours) setDefaultQuietHours(wanted.quietHours, options.settings);
    if (wanted.updates !== undefined) options.settings.change({ updates: wanted.updates });
    for (const account of wanted.accounts) {
      await provisionAccount(account, options).catch((error: unknown) =>
        options.log(`provisioning ${account.server}: ${message(error)}`),
      );
    }
  } catch (error) {
    options.log(`provisioning from ${file}: ${message(error)}`);
  }
}

/** Sets the quiet hours of somebody who has not changed the table that the app begins with. */
function setDefaultQuietHours(quietHours: QuietHours, settings: ProvisionOptions['settings']): void {
  const isUntouched = isDeepStrictEqual(settings.get().quietHours, usualQuietHours);
  if (isUntouched) settings.change({ quietHours });
}

type GivenRule = NonNullable<Provision['rules']>[number];

/** A rule of the file, under an id that stays the same while it stays at its place. */
const defaultRule = ({ name = '', isOn = true, ...rule }: GivenRule, place: number): Rule => ({
  ...rule,
  id: `provisioned-${place + 1}`,
  name,
  isOn,
  accounts: null,
});

async function provisionAccount(
  wanted: Provision['accounts'][number],
  options: ProvisionOptions,
): Promise<void> {
  const { engine, log } = options;
  const id = await signInOrFind(wanted, options);
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

/** Returns the id of the existing account with a working token or of a new one; null if the person has to sign in first. */
async function signInOrFind(
  wanted: Provision['accounts'][number],
  options: ProvisionOptions,
): Promise<string | null> {
  const { server, token, institution, portal, label, keep } = wanted;
  const { engine, hasKeychain } = options;
  engine.rememberServer(server, { portal, institution });
  if (institution !== undefined) return accountFromInstitution(server, institution, options);
  if (token === undefined) return accountAt(server, options);
  const keepToken = keep ?? (hasKeychain ? 'keychain' : 'memory');
  const found = await engine.test(server, token);
  if ('field' in found) throw new AosError(found);
  const known = engine
    .accounts()
    .find((account) => account.server === found.server && account.user.id === found.user.id);
  if (known !== undefined && known.status.state !== 'sign-in-needed') return known.id;
  const result =
    known === undefined
      ? await engine.signIn(server, token, keepToken, label)
      : await engine.renew(known.id, token, keepToken);
  if ('field' in result) throw new AosError(result);
  return result.account;
}

const isAt = (server: string, account: Pick<Account, 'server'>): boolean =>
  account.server === server || account.server.replace(/:\d+$/, '') === server;

/** Returns the id of the account at a server. Without one, the person is asked to sign in. */
function accountAt(server: string, { engine, signIn }: ProvisionOptions): string | null {
  const known = engine.accounts().find((account) => isAt(server, account));
  if (known === undefined) signIn({ server });
  return known?.id ?? null;
}

/**
 * Returns the id of the account that was signed in with this institution. Without one, the person is asked to sign in:
 * until they have done so, nobody knows who they are.
 */
function accountFromInstitution(
  server: string,
  institution: Institution,
  { engine, signIn }: ProvisionOptions,
): string | null {
  const known = engine
    .accounts()
    .find(
      (account) =>
        account.institution?.issuer === institution.issuer.replace(/\/+$/, '') && isAt(server, account),
    );
  if (known === undefined) signIn({ server, institution });
  return known?.id ?? null;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
