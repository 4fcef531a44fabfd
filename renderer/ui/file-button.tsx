import type { LucideIcon } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Button } from './button.tsx';

interface Props {
  readonly icon: LucideIcon;
  readonly children: string;
  /** What the field is called that the system's dialog fills. */
  readonly label: string;
  /** Endings and types of the files that are offered, as in `accept`. */
  readonly accept: string;
  readonly onChoose: (file: File) => void;
  readonly variant?: 'plain' | 'primary';
}

/** A button that has the person choose a file: the browser's own field speaks the language of the system, not the app's. */
export function FileButton({ icon, children, label, accept, onChoose, variant = 'plain' }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onChoose(file);
    // Reset, so that choosing the same file again (it may have changed) fires an event.
    event.target.value = '';
  };
  return (
    <>
      <input ref={input} type="file" accept={accept} aria-label={label} hidden onChange={choose} />
      <Button icon={icon} variant={variant} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
