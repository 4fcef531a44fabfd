import { join } from 'node:path';
import { z } from 'zod';
import { readKept, writeKept } from '../base/kept-file.ts';
import { type Subscription, Watch } from '../model/subscription.ts';

const List = z.object({ version: z.literal(1), watches: z.array(Watch) });

/** What an account watches, in a file beside its database: it outlives a database of which nothing can be read. */
export interface WatchList {
  /** Empty where there is no list, or none that can be understood. */
  read(): Watch[];
  /** Writes the list if it changed. @throws what the file system throws. */
  write(subscriptions: readonly Subscription[]): void;
}

/** Opens `<folder>/<account>.watches.json`. @param now epoch ms */
export function watchList(folder: string, account: string, now: () => number): WatchList {
  const path = join(folder, `${account}.watches.json`);
  let written: string | null = null;
  return {
    read: () => readKept(path, (text) => List.parse(JSON.parse(text)), now()).value?.watches ?? [],
    write(subscriptions) {
      const watches = subscriptions.map((one) => Watch.parse(one));
      const text = JSON.stringify({ version: 1, watches } satisfies z.infer<typeof List>);
      if (text === written) return;
      writeKept(path, text);
      written = text;
    },
  };
}
