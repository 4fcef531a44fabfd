import type { Engine } from '../../core/engine/engine-api.ts';
import { type ConnectLink, linkOfArguments } from '../lifecycle/deep-link.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { provision } from '../settings/provision.ts';
import { provisionArgument } from '../settings/provision-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { Keychain } from '../tokens/keychain.ts';

export interface FollowArgumentsOptions {
  engine: Engine;
  settings: SettingsFile;
  keychain: Pick<Keychain, 'check'>;
  follow: (link: string) => unknown;
  signIn: (link: ConnectLink) => void;
  log: Log;
}

/** Follows the link and reads the provisioning file that the app was started with. */
export async function followArguments(
  argv: readonly string[],
  options: FollowArgumentsOptions,
): Promise<void> {
  const { engine, settings, keychain, follow, signIn, log } = options;
  const link = linkOfArguments(argv);
  if (link !== null) follow(link);
  const file = provisionArgument(argv);
  if (file === null) return;
  const hasKeychain = (await keychain.check()) === 'open';
  await provision(file, { engine, settings, hasKeychain, signIn, log });
}
