import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { everything, openInbox, startHarness } from '../../core/testing/harness.ts';
import { openSettings } from '../settings/settings.ts';
import { createVault } from '../tokens/vault.ts';

/**
 * What the app of commit 4104d13 wrote: its own engine, settings and vault, on the local AOS of that commit at a port that
 * nobody listens on. The token was replaced by one without a signature.
 */
const profile = fileURLToPath(new URL('earlier-profile', import.meta.url));
const ACCOUNT = readdirSync(join(profile, 'data'))
  .find((name) => name.endsWith('.sqlite'))
  ?.slice(0, -'.sqlite'.length) as string;

const noKeychain = {
  check: async () => 'missing' as const,
  onChange: () => () => {},
  encrypt: () => new Uint8Array(),
  decrypt: () => '',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aruna-notify-'));
  cpSync(profile, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log: string[] = [];
const open = () => {
  const note = (line: string) => void log.push(line);
  const settings = openSettings(join(folder, 'settings.json'), { now: Date.now }, note);
  return { settings, vault: createVault(join(folder, 'vault'), noKeychain, note) };
};

/** What the person had there. */
const hadSettings = {
  theme: 'dark',
  density: 'compact',
  fold: false,
  keepDays: 90,
  alertsPausedUntil: -1,
  filters: [{ name: 'Deleted', query: 'action:deleted' }],
  window: { x: 20, y: 30, width: 900, height: 700, maximized: false },
};
const hadAccount = {
  id: ACCOUNT,
  label: 'Institute',
  server: '127.0.0.1:9',
  protocol: 'grpc',
  keep: 'file',
  user: { name: 'Lena Hoffmann' },
  unread: 18,
  inbox: 4,
  // Five events whose acks the server had not taken, and two notifications that could still be undone.
  acksQueued: 5,
  queued: 2,
  subscriptions: [
    { target: { kind: 'user' }, unread: 0 },
    { target: { kind: 'announcements' }, unread: 2 },
    { label: 'Soil', icon: 'leaf', alerts: 'important', name: 'soil-2026', unread: 16, muted: false },
    { label: null, name: 'wadden-sea-timeseries', muted: true, paused: true, facts: { acked: 3 } },
  ],
};
/** Without a signature, and nobody's. */
const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIHRlc3QifQ.dW5zaWduZWQ';

test('a profile of an earlier version opens with nothing lost, and again after it was closed', async () => {
  for (let times = 1; times <= 2; times++) {
    const { settings, vault } = open();
    expect(settings.get()).toMatchObject(hadSettings);
    expect(settings.damage).toBeNull();
    expect(await vault.get(ACCOUNT)).toBe(TOKEN);
    const app = await startHarness({ folder: join(folder, 'data'), vault });
    expect(app.engine.accounts()).toMatchObject([hadAccount]);
    const { total, unread } = await app.engine.feedCount(everything);
    expect({ total, unread }).toEqual({ total: 22, unread: 18 });
    const read = (await app.engine.feedPage(everything, 0, 22)).filter((row) => row.read);
    expect(read).toHaveLength(4);
    expect((await app.engine.inboxCount(openInbox)).total).toBe(4);
    await app.stop(0);
    expect(readdirSync(join(folder, 'data')).filter((name) => /damaged|unreadable/.test(name))).toEqual([]);
    expect(log).toEqual([]);
  }
});
