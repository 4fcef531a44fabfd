import { type RefCallback, useCallback, useRef, useState } from 'react';

/** A field for a token. The token stays in the field: it is read when it is sent, and is no part of the page's state. */
export interface TokenField {
  readonly ref: RefCallback<HTMLInputElement>;
  readonly onInput: () => void;
  readonly isEmpty: boolean;
  /** Counts the changes of what is typed. */
  readonly version: number;
  read(): string;
  /** Takes the token out of the page, for instance once it was accepted. */
  clear(): void;
}

/** Returns the handle of a field that is cleared as soon as it leaves the page. */
export function useTokenField(): TokenField {
  const input = useRef<HTMLInputElement>(null);
  const [{ isEmpty, version }, setTyped] = useState({ isEmpty: true, version: 0 });
  const ref = useCallback((element: HTMLInputElement) => {
    input.current = element;
    return () => {
      element.value = '';
      input.current = null;
    };
  }, []);
  const read = () => input.current?.value ?? '';
  const onInput = () => setTyped((last) => ({ isEmpty: read().trim() === '', version: last.version + 1 }));
  const clear = () => {
    if (input.current) input.current.value = '';
    onInput();
  };
  return { ref, onInput, isEmpty, version, read, clear };
}
