import { app, dialog } from 'electron';
import { explainProblem, problemWordsFor } from '../../words/problem-words.ts';
import type { Words } from '../words/words.ts';
import type { Log } from './log-file.ts';
import { toProblem } from './to-problem.ts';

/** Tells the person why the app could not start, and ends it. */
export function failToStart(error: unknown, words: Words, log: Log): void {
  const { message, next } = explainProblem(problemWordsFor(words.locale), toProblem('start', error, log));
  dialog.showErrorBox(words.failed.start, `${message}\n${next}`);
  app.exit(1);
}
