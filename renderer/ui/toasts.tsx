import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Toast, useToasts } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button, IconButton } from './button.tsx';
import { useStill } from './use-still.ts';
import './toasts.css';

function ToastBox({ toast }: { readonly toast: Toast }) {
  const dismiss = useToasts((s) => s.dismiss);
  const left = useRef(0);
  // The time stands still while the pointer or the focus is on it.
  const { isStill, props } = useStill((still) => {
    if (still) left.current = toast.until - Date.now();
    else useToasts.getState().prolong(toast.id, Date.now() + left.current);
  });
  useEffect(() => {
    if (isStill) return;
    const timer = setTimeout(() => dismiss(toast.id), Math.max(0, toast.until - Date.now()));
    return () => clearTimeout(timer);
  }, [toast, dismiss, isStill]);
  const act = () => {
    toast.action?.run();
    dismiss(toast.id);
  };
  return (
    <div className={`toast ${toast.tone}`} role={toast.tone === 'problem' ? 'alert' : 'status'} {...props}>
      <span className="toast-text">{toast.text}</span>
      {toast.action && <Button onClick={act}>{toast.action.label}</Button>}
      <IconButton icon={X} label={t.close} onClick={() => dismiss(toast.id)} />
    </div>
  );
}

export function Toasts() {
  const toasts = useToasts((s) => s.toasts);
  return toasts.map((toast) => <ToastBox key={toast.id} toast={toast} />);
}
