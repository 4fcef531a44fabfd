import type { Problem } from '../../electron/core/model/problem.ts';
import { explained } from '../strings/index.ts';

/** What happened, and what to do now. */
export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { message, next } = explained(problem);
  return (
    <>
      {message} {next}
    </>
  );
}
