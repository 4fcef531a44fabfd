import { useEffect, useRef, useState } from 'react';
import type { Candidate, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';

interface Result {
  readonly found: readonly Candidate[] | null;
  /** The search of the server is not available. */
  readonly isSearchDown: boolean;
  readonly problem: Problem | null;
}

const nothing: Result = { found: null, isSearchDown: false, problem: null };

/** Resources that can be watched, for a search that is still being typed; requested after a pause of 200 ms. */
export function useCandidates(account: string, text: string): Result {
  const [result, setResult] = useState<Result>(nothing);
  const asked = useRef(0);
  useEffect(() => {
    const mine = ++asked.current;
    const timer = setTimeout(
      async () => {
        const reply = await ask('watch.candidates', { account, text: text.trim() });
        if (mine !== asked.current) return;
        if (!reply.ok) return setResult({ ...nothing, problem: reply.problem });
        const { found, searchDown } = reply.value;
        setResult({ found, isSearchDown: searchDown, problem: null });
      },
      text === '' ? 0 : 200,
    );
    return () => clearTimeout(timer);
  }, [account, text]);
  return result;
}
