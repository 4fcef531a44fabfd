import { expect, it, vi } from 'vitest';
import * as feedParts from '../feed/later-parts.ts';
import { BulkToasts, CommandPalette, Dialogs, fetchWhenIdle, screens } from './screens.ts';

it('fetches every part of the feed before it is needed: also the word that nothing matches comes at once', async () => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  const parts = [...Object.values(feedParts), CommandPalette, BulkToasts, Dialogs, ...Object.values(screens)];
  const fetched = parts.flatMap((part) =>
    'fetch' in part ? vi.spyOn(part, 'fetch').mockResolvedValue(null) : [],
  );
  fetchWhenIdle();
  for (const fetch of fetched) await expect.poll(() => fetch.mock.calls.length).toBe(1);
});
