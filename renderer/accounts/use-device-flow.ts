import { useEffect, useRef, useState } from 'react';
import type { DevicePrompt, Input, SignInProblem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';

export interface DeviceFlow {
  /** What the person has to approve; null before there is a code, and after it ended. */
  readonly prompt: DevicePrompt | null;
  readonly problem: SignInProblem | null;
  readonly starting: boolean;
  start(request: Input<'account.beginDevice'>): Promise<void>;
  cancel(): void;
  /** What was wrong has been changed. */
  forget(): void;
}

/** Signing in with an institution; `onDone` gets the account. Whoever leaves the form has given it up. */
export function useDeviceFlow(onDone: (account: string) => void): DeviceFlow {
  const [prompt, setPrompt] = useState<DevicePrompt | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [starting, setStarting] = useState(false);
  const running = useRef<string | null>(null);
  const gone = useRef(false);

  const cancel = () => {
    if (running.current !== null) void ask('account.cancelDevice', { flow: running.current });
    running.current = null;
    setPrompt(null);
  };
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      if (running.current !== null) void ask('account.cancelDevice', { flow: running.current });
    };
  }, []);

  const start = async (request: Input<'account.beginDevice'>) => {
    setProblem(null);
    setStarting(true);
    const begun = await ask('account.beginDevice', request);
    setStarting(false);
    if (!begun.ok) return setProblem({ ...begun.problem, field: 'issuer' });
    if ('field' in begun.value) return setProblem(begun.value);
    const { flow } = begun.value;
    if (gone.current) return void ask('account.cancelDevice', { flow });
    running.current = flow;
    setPrompt(begun.value);
    const ended = await ask('account.finishDevice', { flow });
    if (running.current !== flow) return;
    running.current = null;
    setPrompt(null);
    if (!ended.ok) setProblem({ ...ended.problem, field: 'issuer' });
    else if (ended.value && 'field' in ended.value) setProblem(ended.value);
    else if (ended.value) {
      // The first account makes the form go by itself, perhaps before this answer: that is no giving up.
      await useApp.getState().load();
      onDone(ended.value.account);
    }
  };
  return { prompt, problem, starting, start, cancel, forget: () => setProblem(null) };
}
