import { useState } from 'react';
import type { Candidate, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayWatching } from '../state/say-watching.ts';
import { say } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { type StartChoice, useStartChoice } from './use-start-choice.ts';

interface Failure {
  readonly project: Candidate;
  readonly problem: Problem;
}

export interface ChosenProjects {
  readonly chosen: readonly Candidate[];
  readonly start: StartChoice;
  /** Those of the last try that could not be watched; they stay chosen. */
  readonly failed: readonly Failure[];
  readonly isBusy: boolean;
  toggle(project: Candidate): void;
  submit(): Promise<void>;
}

/** The projects chosen to be watched, each with everything inside. `onDone` is called when all of them are. */
export function useChosenProjects(account: string, onDone: () => void): ChosenProjects {
  const [chosen, setChosen] = useState<readonly Candidate[]>([]);
  const [failed, setFailed] = useState<readonly Failure[]>([]);
  const [isBusy, setBusy] = useState(false);
  const start = useStartChoice();

  const submit = async () => {
    const from = start.value;
    if (from === null) return;
    setBusy(true);
    const failures: Failure[] = [];
    let last = '';
    for (const project of chosen) {
      const { resourceId, kind: resourceKind } = project;
      const target = { kind: 'resource', resourceId, resourceKind, subresources: true } as const;
      const reply = await ask('watch.add', { account, target, start: from });
      if (reply.ok) last = reply.value.subscription;
      else failures.push({ project, problem: reply.problem });
    }
    setBusy(false);
    setFailed(failures);
    setChosen(failures.map(({ project }) => project));
    if (failures.length > 0) return;
    onDone();
    const [only] = chosen;
    if (chosen.length > 1 || !only) {
      useView.getState().goFeed({});
      say(t.watch.addedSeveral(chosen.length, format.number(chosen.length)));
      return;
    }
    const ref = { account, id: last };
    useView.getState().goFeed({ subscription: ref });
    await sayWatching(ref, only.name, from);
  };

  return {
    chosen,
    start,
    failed,
    isBusy,
    toggle: (project) =>
      setChosen((before) => {
        const rest = before.filter(({ resourceId }) => resourceId !== project.resourceId);
        return rest.length === before.length ? [...before, project] : rest;
      }),
    submit,
  };
}
