import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useHold } from '../state/holds.ts';
import { t } from '../strings/index.ts';
import { IconButton } from './button.tsx';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly description?: string;
  /** A question that must be answered: it is announced immediately, and only its buttons close it. */
  readonly alert?: boolean;
  readonly size?: 'm' | 'l';
  /** Hides the title from view; screen readers still announce it. */
  readonly bare?: boolean;
  /** Nothing is lost when the page ends while it is open. */
  readonly disposable?: boolean;
  readonly onClose: () => void;
  /** The element to focus after closing; by default the one that was focused before. */
  readonly focusAfter?: () => HTMLElement | null;
  readonly children: ReactNode;
}

/**
 * A modal dialog. It has its own backdrop because the library's overlay locks scrolling with a style element, which the
 * page's content security policy forbids.
 */
export function Dialog({
  title,
  description,
  alert,
  size = 'm',
  bare,
  disposable = false,
  onClose,
  focusAfter,
  children,
}: Props) {
  useHold(!disposable);
  // The library gives the focus back only to a trigger of its own.
  const [before] = useState(focusedOutside);
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <div className="dialog-backdrop" />
        <Primitive.Content
          className={`dialog ${size}`}
          role={alert ? 'alertdialog' : 'dialog'}
          aria-modal="true"
          onEscapeKeyDown={(event) => isListOpen(event.target) && event.preventDefault()}
          onOpenAutoFocus={(event) => {
            const field = fieldIn(event.currentTarget);
            if (!field) return;
            event.preventDefault();
            field.focus();
          }}
          onCloseAutoFocus={(event) => {
            const element = focusAfter?.() ?? before;
            if (!element?.isConnected) return;
            event.preventDefault();
            element.focus({ preventScroll: true });
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className={bare ? 'sr-only' : 'dialog-head'}>
            <Primitive.Title className="dialog-title">{title}</Primitive.Title>
            {!alert && !bare && <IconButton icon={X} label={t.close} onClick={onClose} />}
          </div>
          {description && (
            <Primitive.Description className="dialog-text">{description}</Primitive.Description>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Whether a key goes to a field whose list has popped up: Escape closes the list alone. The palette's is always there. */
const isListOpen = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('[aria-haspopup][aria-expanded="true"]');

let outside: HTMLElement | null = null;

/**
 * The element that has the focus; while another dialog is open, such as the palette that opened this one, the element that
 * had it before that. Null where nothing can get the focus back: an entry of a menu is gone by then.
 */
function focusedOutside(): HTMLElement | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body || element.closest('[role="menu"]'))
    outside = null;
  else if (!element.closest('.dialog')) outside = element;
  return outside;
}

/** The first text field of a dialog; it gets the focus instead of the close button. */
function fieldIn(dialog: EventTarget | null): HTMLElement | null {
  const field = 'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea';
  return dialog instanceof Element ? dialog.querySelector<HTMLElement>(field) : null;
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>;
}
