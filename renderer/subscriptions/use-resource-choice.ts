import { useState } from 'react';
import type { Candidate, Problem, ResourceKind } from '../../electron/ipc/contract.ts';
import { pastedId } from './pasted-id.ts';
import { useCandidates } from './use-candidates.ts';

export interface ResourceChoice {
  readonly text: string;
  /** null while they are being requested. */
  readonly candidates: readonly Candidate[] | null;
  /** The server did not find the pasted id, so the person chooses its kind. */
  readonly isUnlisted: boolean;
  readonly kind: ResourceKind;
  readonly isSearchDown: boolean;
  readonly problem: Problem | null;
  readonly picked: Candidate | undefined;
  setText(text: string): void;
  setKind(kind: ResourceKind): void;
  pick(resourceId: string): void;
}

/** The resource to watch, found by name or by a pasted id. A single result is picked automatically. */
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

/** Adds the pasted id to the results if the server did not find it. */
function withPasted(
  found: readonly Candidate[],
  id: string | null,
  kind: ResourceKind,
): readonly Candidate[] {
  if (id === null || found.some((one) => one.resourceId === id)) return found;
  return [{ resourceId: id, kind, name: id, title: '', permission: null, watched: false }, ...found];
}
