import { type DragEvent, useState } from 'react';
import type { SubscriptionRef } from '../../../electron/core/model/event.ts';
import { moveBeside } from '../../state/move-subscription.ts';

type Side = 'before' | 'behind';

interface Dragged {
  readonly ref: SubscriptionRef;
  /** Where it would be dropped. */
  readonly over: { readonly id: string; readonly side: Side } | null;
}

/** What an entry needs that can be dragged to another place among those of its account. */
export interface DragProps {
  readonly draggable: boolean;
  /** Where something would be dropped beside it. */
  readonly drop: Side | null;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
}

function sideOf({ clientY, currentTarget }: DragEvent): Side {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY < top + height / 2 ? 'before' : 'behind';
}

/** Moves subscriptions with the pointer while they are in the order that the person made. */
export function useDrag(isOn: boolean): (ref: SubscriptionRef) => DragProps {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  return (ref) => {
    const isOther = dragged !== null && dragged.ref.account === ref.account && dragged.ref.id !== ref.id;
    return {
      draggable: isOn,
      drop: isOther && dragged.over?.id === ref.id ? dragged.over.side : null,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move';
        // Without data nothing is dragged.
        event.dataTransfer.setData('text/plain', '');
        setDragged({ ref, over: null });
      },
      onDragOver: (event) => {
        if (!isOther) return;
        event.preventDefault();
        const side = sideOf(event);
        if (dragged.over?.id !== ref.id || dragged.over.side !== side)
          setDragged({ ...dragged, over: { id: ref.id, side } });
      },
      onDrop: (event) => {
        event.preventDefault();
        if (isOther) moveBeside(dragged.ref, ref.id, sideOf(event));
        setDragged(null);
      },
      onDragEnd: () => setDragged(null),
    };
  };
}
