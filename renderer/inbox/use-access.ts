/** What people who request access may do already, as far as it is known. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { HeldAccess, InboxRow } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { canGrant, keyOfNotification, refOf } from './inbox-list.ts';

/** So many answers are at hand, the latest ones. The main process remembers them, and knows when they are no longer true. */
const MAX_ANSWERS = 500;
/** A row has been on screen for this long before it is asked about, ms: whoever scrolls past asks nothing. */
const SEEN_MS = 300;

interface Answers {
  /** By notification; null: not known. */
  readonly answers: ReadonlyMap<string, HeldAccess | null>;
  /** Grows when answers may have changed. */
  readonly version: number;
}

const useAnswers = create<Answers>()(() => ({ answers: new Map(), version: 0 }));

/** Asks again about what is on screen. To be called when the inbox changed. */
export const outdateAccess = (): void => useAnswers.setState((s) => ({ version: s.version + 1 }));

async function find(row: InboxRow, isOpened: boolean): Promise<void> {
  const key = keyOfNotification(refOf(row));
  const reply = await ask('inbox.access', { request: refOf(row), isOpened });
  const access = reply.ok ? reply.value : null;
  const { answers } = useAnswers.getState();
  const known = answers.get(key);
  if (known !== undefined && JSON.stringify(known) === JSON.stringify(access)) return;
  const latest = [...answers].filter(([one]) => one !== key).slice(1 - MAX_ANSWERS);
  useAnswers.setState({ answers: new Map([...latest, [key, access]]) });
}

/** Asks about an open request, which a person looks at. */
export function useAskAccess(row: InboxRow): void {
  const key = keyOfNotification(refOf(row));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was read again is about the same request.
  useEffect(() => {
    void find(row, true);
  }, [key]);
  useGlanceAtAccess(row);
}

/** Asks about a request that is on screen, in the background. */
export function useGlanceAtAccess(row: InboxRow): void {
  const version = useAnswers((s) => s.version);
  const key = canGrant(row) ? keyOfNotification(refOf(row)) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was read again is about the same request.
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(() => void find(row, false), SEEN_MS);
    return () => clearTimeout(timer);
  }, [key, version]);
}

/** The sentence about what the person may do already; null where that is not known, undefined before it was asked for. */
export function useAccess(row: InboxRow): string | null | undefined {
  const access = useAnswers((s) => s.answers.get(keyOfNotification(refOf(row))));
  return access && accessText(access);
}

function accessText({ level, isWhole }: HeldAccess): string {
  if (level === 'none') return isWhole ? t.decide.noAccess : t.decide.noDirectAccess;
  return isWhole ? t.permissions[level] : t.decide.atLeast(t.permissions[level]);
}
