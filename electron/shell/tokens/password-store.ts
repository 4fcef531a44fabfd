import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readKept, writeKept } from '../../core/base/kept-file.ts';
import { type Bus, BusError, busDaemon } from '../bus/bus.ts';
import { type KWalletVersion, kwalletName } from './kwallet.ts';
import { secretServiceName } from './secret-prompt.ts';

/** A value of Chromium's switch `--password-store` (`components/os_crypt/sync/key_storage_util_linux.cc`). */
export type PasswordStore = 'gnome-libsecret' | `kwallet${KWalletVersion}`;

/** How long the bus may take to say which key services there are, ms. The window waits for it. */
const namesMs = 400;

/** In the vault's folder: the store whose key the tokens in it are encrypted with. */
const recordFile = 'store';

const stores: readonly PasswordStore[] = ['gnome-libsecret', 'kwallet6', 'kwallet5', 'kwallet'];
const isStore = (text: string): text is PasswordStore => (stores as readonly string[]).includes(text);

/**
 * Chooses where Chromium keeps its key. Left to itself it goes by the name of the desktop, and on one that it does not know
 * it keeps none, whatever runs there. A store whose key is in use stays, even while it is not running: another one cannot
 * decrypt the tokens.
 *
 * @param openBus called only where no store is in use yet
 * @param desktop as in XDG_CURRENT_DESKTOP
 * @returns null where there is no message bus: no store could be reached
 */
export async function choosePasswordStore(
  openBus: () => Promise<Bus>,
  vault: string,
  desktop: string | undefined,
): Promise<PasswordStore | null> {
  const used = storeInUse(vault);
  if (used !== null) return used;
  const bus = await openBus();
  try {
    const lists = await Promise.all(
      ['ListNames', 'ListActivatableNames'].map((member) => names(bus, member)),
    );
    return preferred(new Set(lists.flat()), desktop);
  } catch (error) {
    // A bus that is slow to answer may be there later.
    return error instanceof BusError && error.kind === 'no-bus' ? null : 'gnome-libsecret';
  }
}

/**
 * KWallet may offer the Secret Service too. On KDE Chromium goes to KWallet itself, and so did earlier versions of the app.
 * Where there is nothing yet, a Secret Service may still be started.
 */
function preferred(running: ReadonlySet<string>, desktop = ''): PasswordStore {
  const wallet = (['6', '5', ''] as const).find((version) => running.has(kwalletName(version)));
  const isKde = desktop.split(':').includes('KDE');
  if (wallet !== undefined && (isKde || !running.has(secretServiceName))) return `kwallet${wallet}`;
  return 'gnome-libsecret';
}

async function names(bus: Bus, member: string): Promise<string[]> {
  const [list] = await bus.call({ ...busDaemon, member, deadlineMs: namesMs });
  return list as string[];
}

/** The store that encrypted the tokens in the vault; null if there are none, or it cannot be told. */
function storeInUse(vault: string): PasswordStore | null {
  try {
    const { value: store } = readKept(join(vault, recordFile), parseStore, Date.now());
    return readdirSync(vault).some((name) => /\.sealed(\.good)?$/.test(name)) ? store : null;
  } catch {
    return null;
  }
}

function parseStore(text: string): PasswordStore {
  const store = text.trim();
  if (!isStore(store)) throw new Error('not the name of a store');
  return store;
}

/** Writes down which store encrypts the tokens in the vault. @throws Error if the disk refuses. */
export function recordStore(vault: string, store: PasswordStore): void {
  if (storeInUse(vault) === store) return;
  mkdirSync(vault, { recursive: true, mode: 0o700 });
  writeKept(join(vault, recordFile), store);
}
