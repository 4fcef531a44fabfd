import { Variant } from '@jellybrick/dbus-next';
import { type Bus, type BusCall, BusError } from '../bus/bus.ts';
import { propertiesInterface, readProperty } from '../bus/read-property.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { answerMs, stateAfter } from './ask-service.ts';
import type { KeyService } from './key-service.ts';
import { nothing, runPrompt, secretServiceName } from './secret-prompt.ts';

const service = {
  destination: secretServiceName,
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
};
const collectionInterface = 'org.freedesktop.Secret.Collection';

/** Signals after which the keychain may be open, or locked. */
const changes = [
  { interface: service.interface, member: 'CollectionCreated' },
  { interface: service.interface, member: 'CollectionChanged' },
  { interface: propertiesInterface, member: 'PropertiesChanged' },
];

/** Asks the service. */
const askService = (bus: Bus, what: Pick<BusCall, 'member' | 'signature' | 'body'>) =>
  bus.call({ ...service, ...what, deadlineMs: answerMs });

/** Makes sure that it answers where secrets are given out; it may refuse this kind of session. */
async function checkSessions(bus: Bus): Promise<void> {
  try {
    const body = ['plain', new Variant('s', '')];
    const [, path] = await askService(bus, { member: 'OpenSession', signature: 'sv', body });
    const session = { destination: secretServiceName, path: String(path) };
    const closing = { ...session, interface: 'org.freedesktop.Secret.Session', member: 'Close' };
    await bus.call({ ...closing, deadlineMs: answerMs });
  } catch (error) {
    if (!(error instanceof BusError) || error.kind !== 'refused') throw error;
  }
}

/**
 * The Secret Service (GNOME Keyring, KeePassXC, KWallet …). It is asked all that libsecret needs for Chromium's key: libsecret
 * asks the same with calls that block the main process for as long as the answer takes.
 *
 * @param application the name under which Chromium keeps the key there
 */
export function secretService(bus: Bus, application: string, log: Log): KeyService {
  const ask = (what: Parameters<typeof askService>[1]) => askService(bus, what);

  async function defaultCollection(): Promise<string> {
    const [path] = await ask({ member: 'ReadAlias', signature: 's', body: ['default'] });
    return String(path);
  }

  /** The objects that are locked and needed: the default collection, and the key where it is kept in another one. */
  async function locked(collection: string): Promise<string[]> {
    const of = { destination: secretServiceName, path: collection, interface: collectionInterface };
    const isLocked = await readProperty(bus, of, 'Locked', { deadlineMs: answerMs });
    const [open, closed] = await ask({ member: 'SearchItems', signature: 'a{ss}', body: [{ application }] });
    const items = (open as string[]).length > 0 ? [] : (closed as string[]);
    return isLocked === false ? items : [collection, ...items];
  }

  async function unlock(): Promise<void> {
    const collection = await defaultCollection();
    if (collection === nothing) {
      const label = { [`${collectionInterface}.Label`]: new Variant('s', 'Default') };
      const made = await ask({ member: 'CreateCollection', signature: 'a{sv}s', body: [label, 'default'] });
      return runPrompt(bus, String(made[1]));
    }
    const [, path] = await ask({ member: 'Unlock', signature: 'ao', body: [await locked(collection)] });
    return runPrompt(bus, String(path));
  }

  return {
    async ask() {
      try {
        const collection = await defaultCollection();
        if (collection === nothing || (await locked(collection)).length > 0) return 'locked';
        await checkSessions(bus);
        return 'open';
      } catch (error) {
        return stateAfter(error);
      }
    },
    unlock: () => unlock().catch((error: unknown) => log(`the keychain was not unlocked: ${String(error)}`)),
    follow(changed) {
      const ends = [
        bus.followOwner(secretServiceName, changed),
        ...changes.map((signal) => bus.listen({ ...signal, sender: secretServiceName }, changed)),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
