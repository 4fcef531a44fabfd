import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { answerMs, promptMs, stateAfter } from './ask-service.ts';
import type { KeyService } from './key-service.ts';

export type KWalletVersion = '' | '5' | '6';

export const kwalletName = (version: KWalletVersion): string => `org.kde.kwalletd${version}`;

/**
 * KWallet through its own interface, `org.kde.KWallet`
 * (https://invent.kde.org/frameworks/kwallet, org.kde.KWallet.xml).
 *
 * @param application the name under which Chromium asks for the wallet
 */
export function kwallet(bus: Bus, version: KWalletVersion, application: string, log: Log): KeyService {
  const daemon = {
    destination: kwalletName(version),
    path: `/modules/kwalletd${version}`,
    interface: 'org.kde.KWallet',
  };
  const ask = (member: string, ...names: string[]) =>
    bus.call({ ...daemon, member, signature: 's'.repeat(names.length), body: names, deadlineMs: answerMs });

  /** Asks the person for the password, or for their leave, where that is needed; false if they decline. */
  async function open(wallet: unknown, deadlineMs: number): Promise<boolean> {
    const body = [wallet, 0n, application];
    const [handle] = await bus.call({ ...daemon, member: 'open', signature: 'sxs', body, deadlineMs });
    return Number(handle) >= 0;
  }

  return {
    async ask() {
      try {
        const [isEnabled] = await ask('isEnabled');
        if (isEnabled !== true) return 'missing';
        const [wallet] = await ask('networkWallet');
        const [isOpen] = await ask('isOpen', String(wallet));
        // An open wallet may still ask the person whether this app may use it.
        return isOpen === true && (await open(wallet, answerMs).catch(() => false)) ? 'open' : 'locked';
      } catch (error) {
        return stateAfter(error);
      }
    },
    async unlock() {
      try {
        const [wallet] = await ask('networkWallet');
        await open(wallet, promptMs);
      } catch (error) {
        log(`the wallet was not opened: ${String(error)}`);
      }
    },
    follow(changed) {
      const ends = [
        bus.followOwner(daemon.destination, changed),
        bus.listen({ interface: daemon.interface, path: daemon.path, member: 'walletOpened' }, changed),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
