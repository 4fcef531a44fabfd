import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import type { FeedStage } from '../feed/stage.ts';

/** Signs further users of the server in until the profile has this many accounts. Each has its streams and its inbox. */
export async function signInMore({ server, desktop, start }: FeedStage, accounts: number): Promise<void> {
  const { users } = (await server.tell('users')) as { users: { token: string }[] };
  if (users.length < accounts) throw new Error(`the local AOS has ${users.length} users only`);
  const file = join(desktop.folder, 'more.json');
  const more = users.slice(1, accounts).map(({ token }) => ({ server: server.address, token }));
  await writeFile(file, JSON.stringify({ accounts: more }), { mode: 0o600 });
  const app = await start({ args: ['--provision', file] });
  await until(
    `${accounts} accounts`,
    async () => {
      const state = await askApp(app.window, 'app.state');
      return state.accounts.filter(({ status }) => status.state === 'live').length === accounts;
    },
    60_000,
  );
  await app.quit();
}
