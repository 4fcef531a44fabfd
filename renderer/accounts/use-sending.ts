import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** Of a form: whether it was sent as it is, so that fields which were left empty are named. */
interface Sending {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly isSent: boolean;
  /** Called as the form is sent. */
  readonly begin: (event: FormEvent) => void;
  /** Called when it becomes another one. */
  readonly forget: () => void;
}

/**
 * Follows the sending of a form. Once it is answered, the first field that something is wrong with has the focus: it is the
 * next one to be changed.
 */
export function useSending(isBusy: boolean): Sending {
  const form = useRef<HTMLFormElement>(null);
  const [isSent, setSent] = useState(false);
  const isAwaited = useRef(false);
  useEffect(() => {
    if (!isAwaited.current || isBusy) return;
    isAwaited.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
  return {
    form,
    isSent,
    begin(event) {
      event.preventDefault();
      setSent(true);
      isAwaited.current = true;
    },
    forget: () => setSent(false),
  };
}
