import { expect, onTestFinished, test } from 'vitest';
import { type LocalAos, startAos } from '../../../devserver/server.ts';
import { AosError, type ProblemCode, problem } from '../model/problem.ts';
import type { Vault } from '../session/engine-options.ts';
import { eventually, type Harness, startHarness } from '../testing/harness.ts';

/** A vault that can be closed, and tells when that has changed. */
function closableVault() {
  const secrets = new Map<string, string>();
  const listeners = new Set<() => void>();
  let reason: ProblemCode | null = null;
  const vault: Vault = {
    async get(account) {
      if (reason !== null) throw new AosError({ ...problem('keychain-locked'), code: reason });
      return secrets.get(account) ?? null;
    },
    put: async (account, token) => void secrets.set(account, token),
    remove: async (account) => void secrets.delete(account),
    onReadable(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    vault,
    secrets,
    close(why: ProblemCode | null) {
      reason = why;
      for (const listener of listeners) listener();
    },
  };
}

const viewOf = (app: Harness) => app.engine.accounts()[0];
const callsTo = async (aos: LocalAos) =>
  Object.values((await aos.control.stats()).calls).reduce((sum, n) => sum + n, 0);

/** An app that was signed in, started again with the vault as `before` leaves it. */
async function startAgain(before: (vault: ReturnType<typeof closableVault>) => void) {
  const aos = await startAos({ heartbeatMs: 500, seed: 3 });
  onTestFinished(() => aos.stop());
  const closable = closableVault();
  const first = await startHarness({ vault: closable.vault });
  await first.engine.signIn(aos.address, aos.token, 'memory');
  await eventually('live', () => viewOf(first)?.status.state === 'live');
  await first.stop();
  before(closable);
  const calls = await callsTo(aos);
  const app = await first.restart();
  onTestFinished(() => app[Symbol.asyncDispose]());
  return { aos, app, calls, ...closable };
}

test.each([
  ['keychain-locked', 'keychain-locked'],
  ['keychain-silent', 'keychain-locked'],
  ['keychain-absent', 'keychain-locked'],
  ['token-file-unreadable', 'halted'],
  ['token-undecipherable', 'sign-in-needed'],
] as const)('with %s the account waits, calls nobody, and continues by itself', async (code, state) => {
  const { aos, app, calls, close } = await startAgain((vault) => vault.close(code));
  expect(viewOf(app)).toMatchObject({ status: { state, problem: { code } } });
  expect(app.engine.status().state).toBe(state);
  app.wake();
  // Several times the time between two tries of what is waiting.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await callsTo(aos)).toBe(calls);
  expect(viewOf(app)?.status.state).toBe(state);
  close(null);
  await eventually('live', () => viewOf(app)?.status.state === 'live', 5_000);
});

test('the reason is that of the last try', async () => {
  const { app, close } = await startAgain((vault) => vault.close('keychain-absent'));
  close('keychain-locked');
  await eventually('locked', () => {
    const status = viewOf(app)?.status;
    return status?.state === 'keychain-locked' && status.problem.code === 'keychain-locked';
  });
});

test('a token that was not kept asks for a sign-in without a call, and signing in again is enough', async () => {
  const { aos, app, calls, secrets } = await startAgain((vault) => vault.secrets.clear());
  expect(viewOf(app)).toMatchObject({
    status: { state: 'sign-in-needed', problem: { code: 'token-not-kept' } },
  });
  expect(await callsTo(aos)).toBe(calls);
  const account = viewOf(app)?.id ?? '';
  expect(await app.engine.renew(account, aos.token, 'memory')).toEqual({ account });
  await eventually('live', () => viewOf(app)?.status.state === 'live');
  expect(secrets.get(account)).toBe(aos.token);
});

test('an account that waits for its token stops without delay', async () => {
  const { app } = await startAgain((vault) => vault.close('keychain-locked'));
  const before = performance.now();
  await app.stop(3_000);
  expect(performance.now() - before).toBeLessThan(2_500);
});
