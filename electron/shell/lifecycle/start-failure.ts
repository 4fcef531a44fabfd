import { app, dialog } from 'electron';
import type { Language } from '../../words/language.ts';
import type { Log } from './log-file.ts';
import { toProblem } from './to-problem.ts';

/** Tells the person why the app could not start, and ends it. */
export function failToStart(error: unknown, { words, explain }: Language, log: Log): void {
  const { message, next } = explain(toProblem('start', error, log));
  dialog.showErrorBox(words.notStarted, `${message}\n${next}`);
  app.exit(1);
}
