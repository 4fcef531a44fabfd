/** The programs of the ingest benchmark, by name. */
export const sources = {
  engine: 'bench/ingest/engine-client.ts',
  limit: 'bench/ingest/limit-client.ts',
  sqlite: 'bench/ingest/sqlite-client.ts',
  store: 'electron/store-worker.ts',
  aos: 'devserver/main.ts',
};

/** Absolute paths of the bundled programs. */
export type Programs = Record<keyof typeof sources, string>;
