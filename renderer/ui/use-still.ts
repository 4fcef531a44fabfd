import { type FocusEvent, useRef, useState } from 'react';

interface Still {
  readonly isStill: boolean;
  /** For the element on which the pointer or the focus lets the time stand still. */
  readonly props: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** Whether the pointer or the focus is on an element. `changed` is called when that begins and when it ends. */
export function useStill(changed: (isStill: boolean) => void): Still {
  const on = useRef({ pointer: false, focus: false });
  const [isStill, setStill] = useState(false);
  const set = (change: Partial<typeof on.current>) => {
    const before = on.current.pointer || on.current.focus;
    Object.assign(on.current, change);
    const now = on.current.pointer || on.current.focus;
    if (now === before) return;
    setStill(now);
    changed(now);
  };
  return {
    isStill,
    props: {
      onPointerEnter: () => set({ pointer: true }),
      onPointerLeave: () => set({ pointer: false }),
      onFocus: () => set({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) set({ focus: false });
      },
    },
  };
}
