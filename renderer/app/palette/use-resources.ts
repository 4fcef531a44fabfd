import { useEffect, useState } from 'react';
import type { PaletteLine } from '../../commands/command.ts';
import { filterByResource } from '../../query/filter-store.ts';
import { useApp } from '../../state/app-store.ts';
import { ask } from '../../state/bridge.ts';
import { useView } from '../../state/view-store.ts';

/** How long to wait for the next letter, ms. */
const PAUSE_MS = 200;
/** Shorter texts match almost every resource. */
const SHORTEST = 3;
/** The most resources that are shown. */
const MOST = 8;

const none: readonly PaletteLine[] = [];

/** The resources that are called what is typed, in the account shown or in all; they come a moment later. */
export function useResources(text: string): readonly PaletteLine[] {
  const [lines, setLines] = useState(none);
  useEffect(() => {
    setLines(none);
    const searched = text.trim();
    if (searched.length < SHORTEST) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const found = await find(searched);
      if (!isOver) setLines(found);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text]);
  return lines;
}

async function find(text: string): Promise<readonly PaletteLine[]> {
  const { account } = useView.getState().scope;
  const accounts = (useApp.getState().app?.accounts ?? []).filter(
    ({ id }) => account === null || id === account,
  );
  const found = await Promise.all(
    accounts.map(async ({ id }) => {
      const reply = await ask('watch.candidates', { account: id, text });
      const all = reply.ok ? reply.value.found : [];
      return all.map((one) => ({ ...one, account: id }));
    }),
  );
  const words = text.toLocaleLowerCase().split(/\s+/);
  return found
    .flat()
    .filter(({ name }) => words.every((word) => name.toLocaleLowerCase().includes(word)))
    .slice(0, MOST)
    .map(({ resourceId: id, name, account: of }) => ({
      id: `resource-${of}-${id}`,
      name,
      group: 'resources',
      run: () => {
        filterByResource(id);
        useView.getState().goFeed({ account: of });
      },
    }));
}
