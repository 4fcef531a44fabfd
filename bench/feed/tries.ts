import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { PageWatch } from './page.ts';

export interface Try {
  name: string;
  /** Null if the rows stayed the same. */
  ms: number | null;
}

const DAY = 86_400_000;
/** Between two letters of a fast typist, ms. */
const LETTER = 120;

/** Typed letter by letter: every letter is a try. */
const typed = ['reads_01', 'graph 22', 'soil', 'zq', 'SAMPLE-9', 'index_004'];

/** Entered as a whole: texts that match everything, some, one or nothing, and filters. */
const lines = (now: number): string[] => {
  const ago = (days: number) => new Date(now - days * DAY).toISOString().slice(0, 10);
  return [
    'fastq',
    'soil-2026',
    'wheat',
    'reads 01',
    '0155',
    'assembly_graph_2225',
    'kraken',
    'qqqqq',
    'x',
    'gz r2',
    'action:deleted',
    'action:created',
    'action:snapshotted',
    'action:updated,deleted',
    'action:announced',
    'kind:project',
    'kind:collection',
    'kind:dataset',
    'kind:dataset action:snapshotted',
    'kind:object',
    'kind:user',
    'is:unread',
    'is:unread action:deleted',
    'is:unread fastq',
    'in:soil-2026',
    'in:wheat-pangenome',
    'in:soil-2026 action:deleted',
    'in:wheat-pangenome is:unread',
    'in:wheat-pangenome kind:project',
    `before:${ago(30)}`,
    `before:${ago(700)}`,
    `after:${ago(400)} before:${ago(380)}`,
    `after:${ago(900)} before:${ago(899)} action:deleted`,
    `before:${ago(1000)} fastq`,
    'fastq action:deleted',
    'reads kind:object action:created in:soil-2026',
  ];
};

const box = (page: Page) => page.getByRole('combobox', { name: 'Search events' });

async function empty(page: Page, watch: PageWatch): Promise<void> {
  await watch.change('input', () => box(page).fill(''), 1_500);
}

/** Searches and filters, each from the whole feed, from the input event to the frame with the new rows. */
export async function measureSearches(page: Page, watch: PageWatch, now: number): Promise<Try[]> {
  const tries: Try[] = [];
  await box(page).focus();
  for (const line of lines(now)) {
    const ms = await watch.change('input', () => page.keyboard.insertText(line));
    tries.push({ name: line, ms });
    await empty(page, watch);
  }
  for (const word of typed) {
    for (const [n, letter] of [...word].entries()) {
      const next = sleep(LETTER);
      const ms = await watch.change('input', () => page.keyboard.insertText(letter), 600);
      tries.push({ name: `${word.slice(0, n)}[${letter}]`, ms });
      await next;
    }
    await empty(page, watch);
  }
  return tries;
}

/** Jumps to days all over the feed, from the Enter key to the frame with the rows of that day. */
export async function measureJumps(page: Page, watch: PageWatch, days: number, now: number): Promise<Try[]> {
  const tries: Try[] = [];
  const count = 54;
  for (let n = 0; n < count; n++) {
    // Back and forth, across years.
    const ago = Math.floor((((n * 21) % count) / count) * (days - 2)) + 1;
    const day = new Date(now - ago * DAY).toISOString().slice(0, 10);
    await page.getByRole('listbox', { name: 'Events' }).focus();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    const field = page.getByRole('dialog').locator('input[type="date"]');
    await field.fill(day);
    await field.focus();
    const ms = await watch.change('keydown', () => page.keyboard.press('Enter'));
    tries.push({ name: day, ms });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.getByRole('listbox', { name: 'Events' }).focus();
  await page.keyboard.press('Home');
  return tries;
}
