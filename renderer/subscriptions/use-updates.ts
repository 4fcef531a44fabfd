import { useEffect, useRef } from 'react';
import { useApp } from '../state/app-store.ts';
import { updateRows } from './subscription-list.ts';

/** For the element that rows keep their places in while the pointer is on it. */
export interface PointerProps {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

/** Has the list follow what changes. Under the pointer no row goes elsewhere, so that a click hits what it is meant for. */
export function useUpdates(): PointerProps {
  const isPointed = useRef(false);
  useEffect(
    () =>
      useApp.subscribe((now, before) => {
        if (now.app?.accounts !== before.app?.accounts) updateRows(isPointed.current);
      }),
    [],
  );
  return {
    onPointerEnter: () => {
      isPointed.current = true;
    },
    onPointerLeave: () => {
      isPointed.current = false;
      updateRows(false);
    },
  };
}
