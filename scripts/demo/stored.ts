import type { Page } from '@playwright/test';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import type { FeedQuery } from '../../electron/ipc/contract.ts';

/** A query for everything of one subscription. */
export function everythingOf(account: string, subscription: string): FeedQuery {
  const free = { text: '', actions: [], subjects: [], unread: false, from: null, to: null };
  return { account, subscription, ...free };
}

/** Reads every stored event of a subscription and gives their identities, which differ unless one is there twice. */
export async function identities(window: Page, query: FeedQuery): Promise<string[]> {
  const found: string[] = [];
  for (let offset = 0; ; offset += 500) {
    const rows = await askApp(window, 'feed.page', { query, offset, limit: 500 });
    for (const { account, id } of rows) {
      found.push((await askApp(window, 'feed.detail', { account, id })).identity);
    }
    if (rows.length < 500) return found;
  }
}
