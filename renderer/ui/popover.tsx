import { Popover as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}

/** A box under a button, for more than a menu can hold. */
export function Popover({ label, trigger, children }: Props) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className="popover"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Closes the box around it when its button is pressed. */
export function PopoverClose({ children }: { readonly children: ReactElement }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}
