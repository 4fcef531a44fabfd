import { app, dialog } from 'electron';
import type { Words } from '../../words/languages.ts';
import { explainProblem } from '../../words/problem-words.ts';
import type { Log } from './log-file.ts';
import { toProblem } from './to-problem.ts';

/** Tells the person why the app could not start, and ends it. */
export function failToStart(error: unknown, words: Words, log: Log): void {
  const { message, next } = explainProblem(words.problems, toProblem('start', error, log));
  dialog.showErrorBox(words.notStarted, `${message}\n${next}`);
  app.exit(1);
}
