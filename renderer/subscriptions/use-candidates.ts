import { useEffect, useRef, useState } from 'react';
import type { Candidate, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';

interface Candidates {
  readonly found: readonly Candidate[] | null;
  readonly problem: Problem | null;
}

/** What can be watched, for a search that is still being typed: asked after a pause of 200 ms. */
export function useCandidates(account: string, text: string): Candidates {
  const [result, setResult] = useState<Candidates>({ found: null, problem: null });
  const asked = useRef(0);
  useEffect(() => {
    const mine = ++asked.current;
    const timer = setTimeout(
      async () => {
        const reply = await ask('watch.candidates', { account, text: text.trim() });
        if (mine !== asked.current) return;
        setResult(reply.ok ? { found: reply.value, problem: null } : { found: null, problem: reply.problem });
      },
      text === '' ? 0 : 200,
    );
    return () => clearTimeout(timer);
  }, [account, text]);
  return result;
}
