import { type EngineChange, noChange } from '../model/change.ts';
import { changedAccount } from './change-account.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';
import type { SignIn } from './sign-in.ts';

/** The accounts, and what is done with one of them as a whole. See `Engine`. */
export function createAccounts(registry: Registry, signIn: SignIn, emit: (change: EngineChange) => void) {
  return {
    accounts: registry.views,
    test: signIn.test,
    signIn: (address, token, keep, label, consent) =>
      signIn.signInWith(address, { token, refresh: null }, keep, { label, consent }),
    renew: (account, token, keep) => signIn.renewWith(account, { token, refresh: null }, keep),
    removeAccount: registry.remove,
    checkServer: (account) => registry.session(account).checkServer(),
    reconnect: (account) => registry.session(account).woke(),
    async pauseAccount(account, paused) {
      registry.replace({ ...registry.openRecord(account), paused });
      await registry.session(account).applyPause();
      registry.save();
    },
    async changeAccount(account, change) {
      const before = registry.openRecord(account);
      const after = changedAccount(before, change);
      registry.replace(after);
      registry.save();
      if (after.ca !== before.ca) await registry.reopen(account);
      emit({ ...noChange(), state: true });
    },
  } satisfies Partial<Engine>;
}
