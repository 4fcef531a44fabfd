import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../electron/ipc/contract.ts';
import { ProblemText } from './problem-text.tsx';

/** Something to know before going on. */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <p className="note">
      <CircleAlert size={15} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

interface ProblemProps {
  readonly problem: Problem;
  /** It is announced immediately. */
  readonly alert?: boolean;
}

/** What went wrong, and what to do next. */
export function ProblemNote({ problem, alert = false }: ProblemProps) {
  return (
    <p className="note bad" role={alert ? 'alert' : undefined}>
      <CircleAlert size={15} aria-hidden="true" />
      <span>
        <ProblemText problem={problem} />
      </span>
    </p>
  );
}
