import { app, dialog } from 'electron';
import type { Problem } from '../../core/model/problem.ts';
import type { Language } from '../../words/language.ts';
import type { Log } from './log-file.ts';
import { toProblem } from './to-problem.ts';

/** Tells the person why the app could not start, and ends it. */
export function failToStart(error: unknown, language: Language, log: Log): void {
  tell(toProblem('start', error, log), language);
}

/** Tells the person why the app does not even begin to start, on standard error and in a message, and ends it. */
export async function refuseToStart(problem: Problem, language: Language): Promise<void> {
  const { message, next } = language.explain(problem);
  process.stderr.write(`${language.words.notStarted}. ${message} ${next}\n`);
  // Without a display Chromium ends the process in its own way as soon as it looks for one.
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) process.exit(1);
  await app.whenReady();
  tell(problem, language);
}

function tell(problem: Problem, { words, explain }: Language): void {
  const { message, next } = explain(problem);
  dialog.showErrorBox(words.notStarted, `${message}\n${next}`);
  app.exit(1);
}
