import { useState } from 'react';
import type { Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayWatching } from '../state/say-watching.ts';
import { useView } from '../state/view-store.ts';
import { type ResourceChoice, useResourceChoice } from './use-resource-choice.ts';
import { type StartChoice, useStartChoice } from './use-start-choice.ts';

export interface NewSubscription {
  readonly account: string;
  readonly resource: ResourceChoice;
  readonly start: StartChoice;
  /** Whether it includes everything inside the resource. */
  readonly hasSubresources: boolean;
  /** Id of a consumer to reuse; empty to create one. */
  readonly consumer: string;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly isComplete: boolean;
  setAccount(account: string): void;
  setSubresources(on: boolean): void;
  setConsumer(consumer: string): void;
  submit(): Promise<void>;
}

interface Options {
  readonly account: string;
  readonly text: string;
  readonly onAdded: () => void;
}

/** The form of a new subscription. After adding it, its events are shown. */
export function useNewSubscription(options: Options): NewSubscription {
  const [account, setAccount] = useState(options.account);
  const [below, setSubresources] = useState(true);
  const [consumer, setConsumer] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const resource = useResourceChoice(account, options.text);
  const start = useStartChoice();
  const { picked } = resource;
  const hasSubresources = below && picked?.kind !== 'object';

  const submit = async () => {
    if (!picked || start.value === null) return;
    setBusy(true);
    setProblem(null);
    const reply = await ask('watch.add', {
      account,
      target: {
        kind: 'resource',
        resourceId: picked.resourceId,
        resourceKind: picked.kind,
        subresources: hasSubresources,
      },
      start: start.value,
      ...(consumer.trim() !== '' && { takeOver: consumer.trim().toUpperCase() }),
    });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    options.onAdded();
    const ref = { account, id: reply.value.subscription };
    useView.getState().goSubscription(ref);
    await sayWatching(ref, picked.name, start.value);
  };

  return {
    account,
    resource,
    start,
    hasSubresources,
    consumer,
    problem,
    isBusy,
    isComplete: picked !== undefined && start.value !== null,
    setAccount,
    setSubresources,
    setConsumer,
    submit,
  };
}
