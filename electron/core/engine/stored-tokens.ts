import type { AccountRecord } from '../model/account.ts';
import { AosError, problem } from '../model/problem.ts';
import type { EngineOptions, Vault } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import { type TokensOrLack, unseal } from '../sign-in/oidc/tokens.ts';

/** Time between two tries to read a token that could not be read, ms. */
const RETRY = 10_000;

/** Reads the tokens of an account from the vault, or finds out why there are none. */
export async function storedTokens(vault: Vault, account: string): Promise<TokensOrLack> {
  try {
    const secret = await vault.get(account);
    if (secret === null) return { lack: problem('token-not-kept') };
    return secret === '' ? { lack: problem('token-undecipherable') } : unseal(secret);
  } catch (error) {
    if (error instanceof AosError && error.kind === 'signed-out') return { lack: error.problem };
    return { lack: problem('token-file-unreadable') };
  }
}

export interface TokenRetryOptions {
  engine: Pick<EngineOptions, 'clock' | 'vault'>;
  sessions: () => Session[];
  recordOf: (account: string) => AccountRecord | undefined;
}

/**
 * Lets accounts whose token could not be read continue as soon as it can be: it tries again when the vault says so, and
 * from time to time.
 */
export function createTokenRetry({ engine, sessions, recordOf }: TokenRetryOptions) {
  const { clock, vault } = engine;
  let isStopped = false;
  let cancel = () => {};
  let stopListening = () => {};
  let reading: Promise<void> | undefined;
  let isDue = false;

  async function readAgain(session: Session): Promise<void> {
    const found = await storedTokens(vault, session.id);
    // Signed in again, removed or stopped meanwhile.
    if (isStopped || session.lack() === null) return;
    if ('lack' in found) session.setLack(found.lack);
    else await session.setTokens(found, recordOf(session.id)?.institution ?? null);
  }

  async function readAll(): Promise<void> {
    for (const session of sessions()) {
      // There is nothing to read again of a token that was not kept.
      const code = session.lack()?.code;
      if (code !== undefined && code !== 'token-not-kept') await readAgain(session);
    }
  }

  /** Runs once at a time; what comes in between makes it run once more. */
  function retry(): void {
    isDue = true;
    reading ??= (async () => {
      while (isDue && !isStopped) {
        isDue = false;
        await readAll();
      }
    })().finally(() => {
      reading = undefined;
    });
  }

  function retryLater(): void {
    cancel = clock.after(RETRY, () => {
      retry();
      retryLater();
    });
  }

  return {
    start(): void {
      stopListening = vault.onReadable?.(retry) ?? stopListening;
      retryLater();
    },
    async stop(): Promise<void> {
      isStopped = true;
      cancel();
      stopListening();
      await reading;
    },
  };
}
