import { useState } from 'react';
import type { Keep, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { type TokenField, useTokenField } from './use-token-field.ts';

interface TokenRenewal {
  readonly token: TokenField;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Clears the problem after the token has been changed. */
  forget(): void;
  submit(keep: Keep): Promise<void>;
}

/** Gives an account the token that is typed. */
export function useRenewToken(account: string, onDone: () => void): TokenRenewal {
  const token = useTokenField();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (keep: Keep) => {
    setBusy(true);
    const reply = await ask('account.renew', { account, token: token.read(), keep });
    setBusy(false);
    if (!reply.ok) setProblem(reply.problem);
    else if ('field' in reply.value) setProblem(reply.value);
    else {
      token.clear();
      onDone();
    }
  };
  return { token, problem, isBusy, forget: () => setProblem(null), submit };
}
