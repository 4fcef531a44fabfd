import { type Problem, problem } from '../../model/problem.ts';
import { ProblemSchema } from '../../model/problem-schema.ts';
import { HistoryNote } from '../../model/subscription.ts';

/** What is in a column of JSON; undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A stored problem. One that this version does not know is shown as the text it is. */
export function readProblem(text: string): Problem {
  const { success, data } = ProblemSchema.safeParse(parsed(text));
  return success ? data : problem('earlier-text', { text });
}

/** A stored line of a subscription's history. One that this version does not know is shown as the text it is. */
export function readHistoryNote(text: string): HistoryNote {
  const { success, data } = HistoryNote.safeParse(parsed(text));
  return success ? data : { code: 'earlier-text', text };
}
