/** Short messages at the bottom of the window. */

import { create } from 'zustand';
import type { Problem } from '../../electron/ipc/contract.ts';
import { explained } from '../strings/index.ts';
import { useApp } from './app-store.ts';
import { addUndoSource } from './undoables.ts';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'problem';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** When it disappears, epoch milliseconds. */
  readonly until: number;
}

interface ToastStore {
  readonly toasts: readonly Toast[];
  show(toast: Omit<Toast, 'id'>): number;
  dismiss(id: number): void;
  /** Shows it until another time, epoch milliseconds. */
  prolong(id: number, until: number): void;
}

export const useToasts = create<ToastStore>()((set) => {
  let last = 0;
  return {
    toasts: [],
    show: (toast) => {
      const id = ++last;
      set((s) => ({ toasts: [...s.toasts.slice(-3), { ...toast, id }] }));
      return id;
    },
    prolong: (id, until) =>
      set((s) => ({ toasts: s.toasts.map((toast) => (toast.id === id ? { ...toast, until } : toast)) })),
    dismiss: (id) => set((s) => ({ toasts: s.toasts.filter((toast) => toast.id !== id) })),
  };
});

addUndoSource(() =>
  useToasts.getState().toasts.flatMap(({ id, text, action, until }) => {
    if (action === null) return [];
    const run = () => {
      action.run();
      useToasts.getState().dismiss(id);
    };
    return { text, until, run };
  }),
);

/** How long a message without an action is shown, ms. */
const SHOWN_MS = 6_000;

/** How long what was done can be undone, ms. */
const undoMs = () => (useApp.getState().app?.undoSeconds ?? 10) * 1_000;

/** Shows a message for six seconds; with an action, for as long as that is available. */
export function say(text: string, action: Toast['action'] = null): number {
  const until = Date.now() + (action === null ? SHOWN_MS : undoMs());
  return useToasts.getState().show({ tone: 'info', text, action, until });
}

export function sayProblem(problem: Problem): number {
  const { message, next } = explained(problem);
  const text = `${message} ${next}`.trim();
  return useToasts.getState().show({ tone: 'problem', text, action: null, until: Date.now() + 10_000 });
}
