/** Short messages at the bottom of the window. */

import { create } from 'zustand';
import type { Problem } from '../../electron/ipc/contract.ts';
import { explained } from '../strings/index.ts';

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
    dismiss: (id) => set((s) => ({ toasts: s.toasts.filter((toast) => toast.id !== id) })),
  };
});

/** Undoes the newest action that can be undone; false if there is none. */
export function undoNewest(): boolean {
  const { toasts, dismiss } = useToasts.getState();
  const newest = toasts.findLast((toast) => toast.action !== null);
  if (!newest) return false;
  newest.action?.run();
  dismiss(newest.id);
  return true;
}

/** Shows a message for six seconds; its action, if any, is available for that time. */
export function say(text: string, action: Toast['action'] = null): number {
  return useToasts.getState().show({ tone: 'info', text, action, until: Date.now() + 6000 });
}

export function sayProblem(problem: Problem): number {
  const { message, next } = explained(problem);
  const text = `${message} ${next}`.trim();
  return useToasts.getState().show({ tone: 'problem', text, action: null, until: Date.now() + 10_000 });
}
