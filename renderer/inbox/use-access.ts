/** What people who request access may do already, as far as it was asked for. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { HeldAccess, InboxRow } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { keyOfNotification, refOf } from './inbox-list.ts';

/** So many answers are remembered, the latest ones. */
const MAX_ANSWERS = 500;

/** By notification; null: not known. */
const useAnswers = create<{ readonly answers: ReadonlyMap<string, HeldAccess | null> }>()(() => ({
  answers: new Map(),
}));

function remember(key: string, access: HeldAccess | null): void {
  const { answers } = useAnswers.getState();
  const latest = [...answers].filter(([one]) => one !== key).slice(1 - MAX_ANSWERS);
  useAnswers.setState({ answers: new Map([...latest, [key, access]]) });
}

/** Asks the server about an open request, in the background; the question ends when the request is closed. */
export function useAskAccess(row: InboxRow): void {
  const { account, id } = row;
  useEffect(() => {
    let isOpen = true;
    void ask('inbox.access', { request: { account, id } }).then((reply) => {
      if (isOpen) remember(keyOfNotification({ account, id }), reply.ok ? reply.value : null);
    });
    return () => {
      isOpen = false;
      void ask('inbox.access', { request: null });
    };
  }, [account, id]);
}

/** The sentence about what the person may do already; undefined before it was asked for. */
export function useAccess(row: InboxRow): string | undefined {
  const access = useAnswers((s) => s.answers.get(keyOfNotification(refOf(row))));
  return access === undefined ? undefined : accessText(access);
}

function accessText(access: HeldAccess | null): string {
  if (access === null) return t.decide.notKnown;
  const { level, isWhole } = access;
  if (level === 'none') return isWhole ? t.decide.noAccess : t.decide.noDirectAccess;
  return isWhole ? t.permissions[level] : t.decide.atLeast(t.permissions[level]);
}
