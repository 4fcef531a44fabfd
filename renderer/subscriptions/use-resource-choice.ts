import { useState } from 'react';
import type { Candidate, Problem, ResourceKind } from '../../electron/ipc/contract.ts';
import { pastedId } from './pasted-id.ts';
import { useCandidates } from './use-candidates.ts';

export interface ResourceChoice {
  readonly text: string;
  /** null while they are being asked for. */
  readonly candidates: readonly Candidate[] | null;
  /** The pasted id is not among what the server found: the person says what kind of resource it is. */
  readonly isUnlisted: boolean;
  readonly kind: ResourceKind;
  readonly isSearchDown: boolean;
  readonly problem: Problem | null;
  readonly picked: Candidate | undefined;
  setText(text: string): void;
  setKind(kind: ResourceKind): void;
  pick(resourceId: string): void;
}

/** The resource to watch: searched for by name, or an id that was pasted. The only one that can be is picked by itself. */
export function useResourceChoice(account: string, initialText: string): ResourceChoice {
  const [text, setText] = useState(initialText);
  const [kind, setKind] = useState<ResourceKind>('project');
  const [pickedId, pick] = useState<string | null>(null);
  const { found, isSearchDown, problem } = useCandidates(account, text);
  const id = pastedId(text);
  const candidates = found && withPasted(found, id, kind);
  const free = candidates?.filter((one) => !one.watched);
  return {
    text,
    candidates,
    isUnlisted: id !== null && found !== null && !found.some((one) => one.resourceId === id),
    kind,
    isSearchDown,
    problem,
    picked: free?.find((one) => one.resourceId === pickedId) ?? (free?.length === 1 ? free[0] : undefined),
    setText,
    setKind,
    pick,
  };
}

/** A pasted id that the server's list does not have is offered as it is; its kind is then asked for. */
function withPasted(
  found: readonly Candidate[],
  id: string | null,
  kind: ResourceKind,
): readonly Candidate[] {
  if (id === null || found.some((one) => one.resourceId === id)) return found;
  return [{ resourceId: id, kind, name: id, title: '', permission: null, watched: false }, ...found];
}
