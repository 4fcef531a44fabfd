/**
 * Finds the chunks that are loaded with others: those that they import, and what these import, but nothing that is fetched later.
 * @param {import('vite').Rollup.OutputChunk[]} chunks
 * @param {import('vite').Rollup.OutputChunk[]} entries
 */
export function firstLoad(chunks, entries) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const first = new Set();
  const add = (chunk) => {
    if (chunk === undefined || first.has(chunk)) return;
    first.add(chunk);
    for (const file of chunk.imports) add(byFile.get(file));
  };
  for (const entry of entries) add(entry);
  return first;
}

/** The size of a chunk on disk, bytes. */
export const sizeOf = (chunk) => Buffer.byteLength(chunk.code);
