import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import type { Vault } from '../session/engine-options.ts';
import { eventually, signIn, startHarness } from '../testing/harness.ts';

/** A vault that can be made to wait before it answers. */
function slowVault() {
  const secrets = new Map<string, string>();
  let answer = () => {};
  let until = Promise.resolve();
  const vault: Vault = {
    async get(account) {
      await until;
      return secrets.get(account) ?? null;
    },
    put: async (account, token) => void secrets.set(account, token),
    remove: async (account) => void secrets.delete(account),
  };
  return {
    vault,
    wait() {
      until = new Promise((resolve) => {
        answer = resolve;
      });
    },
    answer: () => answer(),
  };
}

test('the database of an account is opened while its token is still being read', async () => {
  const aos = await startAos({ heartbeatMs: 500, seed: 3 });
  onTestFinished(() => aos.stop());
  const { vault, wait, answer } = slowVault();
  const first = await startHarness({ vault });
  const account = await signIn(first.engine, aos.address, aos.token);
  wait();
  const restarted = first.restart();
  // SQLite has this file for as long as the database is open, and the first engine has closed it.
  const isOpen = () => existsSync(join(first.folder, `${account}.sqlite-wal`));
  await eventually('closed', () => !isOpen());
  await eventually('open again', isOpen, 5_000);
  answer();
  const app = await restarted;
  onTestFinished(() => app[Symbol.asyncDispose]());
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
});
