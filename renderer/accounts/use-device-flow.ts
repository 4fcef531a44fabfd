import { useEffect, useRef, useState } from 'react';
import type { DevicePrompt, Input, SignInProblem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';

interface DeviceFlow {
  /** The code the person has to approve; null before there is one and after it has ended. */
  readonly prompt: DevicePrompt | null;
  readonly problem: SignInProblem | null;
  readonly isStarting: boolean;
  start(request: Input<'account.beginDevice'>): Promise<void>;
  cancel(): void;
  /** Clears the problem after the form has been changed. */
  forget(): void;
}

/** Signing in with an institution; `onDone` receives the account. Leaving the form cancels it. */
export function useDeviceFlow(onDone: (account: string) => void): DeviceFlow {
  const [prompt, setPrompt] = useState<DevicePrompt | null>(null);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [isStarting, setStarting] = useState(false);
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
      // The first account removes the form, perhaps before this reply: that must not count as cancelling.
      await useApp.getState().load();
      onDone(ended.value.account);
    }
  };
  return { prompt, problem, isStarting, start, cancel, forget: () => setProblem(null) };
}
