/** The most that the page may load before its first picture, bytes of scripts as they are on disk. */
const BUDGET = 650_000;
/** What belongs into the main process only, and once came along by an import that looked harmless. */
const HEAVY = ['/node_modules/zod/', '/gen/aruna/'];

/**
 * Fails the build where the page's first load grows beyond its budget or contains what the page does not need: nothing
 * else would show it but a slower start.
 * @returns {import('vite').Plugin}
 */
export function lightPage() {
  return {
    name: 'light-page',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      for (const { modules } of chunks) {
        const found = Object.keys(modules).find((id) => HEAVY.some((part) => id.includes(part)));
        if (found) this.error(`the page must not contain ${found}: split what it imports from there`);
      }
      const first = new Set();
      const add = (file) => {
        if (first.has(file)) return;
        first.add(file);
        byFile.get(file)?.imports.forEach(add);
      };
      for (const chunk of chunks) if (chunk.isEntry) add(chunk.fileName);
      const bytes = [...first].reduce(
        (sum, file) => sum + Buffer.byteLength(byFile.get(file)?.code ?? ''),
        0,
      );
      if (bytes > BUDGET) this.error(`the page loads ${bytes} bytes at first, more than ${BUDGET}`);
      this.info(`the page loads ${bytes} bytes of scripts at first`);
    },
  };
}
