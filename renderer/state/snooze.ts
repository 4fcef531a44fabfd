/** Snoozing from anywhere in the window: what is offered, what is said, and how it is taken back. */
import { type SnoozeChoice, snoozeChoices, snoozeHours } from '../../electron/core/model/snooze-choices.ts';
import type { Chosen, Reply, SnoozeUntil } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { ask } from './bridge.ts';
import { offered } from './offered.ts';
import type { SnoozeSource } from './snooze-source.ts';
import { say, sayProblem } from './toast-store.ts';
import { useView } from './view-store.ts';

export interface SnoozeOption {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** From this hour on, the evening has come. */
const lastHour = snoozeHours.evening - 1;
const SUNDAY = 0;

/** Whether a choice means something of its own now. */
function isOffered(choice: SnoozeChoice, now: Date): boolean {
  if (choice === 'evening') return now.getHours() < lastHour;
  // On Sundays that is tomorrow morning.
  return choice !== 'monday' || now.getDay() !== SUNDAY;
}

function labelOf(choice: SnoozeChoice): string {
  const name = t.snooze.choices[choice];
  if (choice === 'hour') return name;
  return `${name} (${format.clock(new Date(2000, 0, 1, snoozeHours[choice]).getTime())})`;
}

/** The times that are offered now, and the way to any other time. */
export function snoozeOptions(source: SnoozeSource): SnoozeOption[] {
  const now = new Date();
  const choices = snoozeChoices.filter((choice) => isOffered(choice, now));
  return [
    ...choices.map((choice) => ({
      id: choice,
      label: labelOf(choice),
      run: () => void snooze(source, choice),
    })),
    { id: 'own', label: t.snooze.own, run: () => useView.getState().open({ type: 'snooze', source }) },
  ];
}

/** Snoozes something, says until when, and offers to undo it. Returns what kept it from that. */
export async function snooze(source: SnoozeSource, until: SnoozeUntil): Promise<void> {
  const whats = await source();
  if (whats === null) return;
  const done: { readonly since: number }[] = [];
  let count = 0;
  let end = 0;
  for (const what of whats) {
    const reply = await ask('snooze.begin', { what, until });
    if (!reply.ok) return void sayProblem(reply.problem);
    done.push(reply.value);
    count += reply.value.count;
    end = reply.value.until;
  }
  if (count === 0) return;
  const undo = { label: t.undo, run: () => void undoSnooze(done.map(({ since }) => since)) };
  say(t.snooze.done(count, format.number(count), format.ahead(end, Date.now())), undo);
}

async function undoSnooze(moments: readonly number[]): Promise<void> {
  for (const since of moments) {
    const reply = await ask('snooze.undo', { since });
    if (!reply.ok) return void sayProblem(reply.problem);
  }
  say(t.snooze.undone);
}

/** Brings something back now. */
export async function endSnooze(what: Chosen): Promise<Reply<{ count: number }>> {
  const reply = await ask('snooze.end', { what });
  if (reply.ok) say(t.snooze.undone);
  else sayProblem(reply.problem);
  return reply;
}

/** What a command snoozes on the screen that is shown. */
export const { offer: offerToSnooze, target: snoozeTarget } = offered<SnoozeSource>();
