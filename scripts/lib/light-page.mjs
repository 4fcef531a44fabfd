import { firstLoad, sizeOf } from './first-load.mjs';

/** The most that the page may load before its first picture, bytes of scripts as they are on disk. */
const BUDGET = 606_000;
/** What belongs into the main process only, and once came along by an import that looked harmless. */
const HEAVY = ['/node_modules/zod/', '/gen/aruna/'];

/** The words of languages, of which the page loads one before its first picture. */
const WORDS = /\/electron\/words\/[a-z]{2}\.ts$/;

/** The page's first script, which starts the rest. */
const FIRST = /\/renderer\/first\.ts$/;

/**
 * Keeps the first load in one piece, beside the script that runs before it. As it waits for the words of its language, Rollup would cut it in a hundred.
 * @returns {import('vite').Rollup.GetManualChunk}
 */
function inOnePiece() {
  const parts = new Map();
  return (id, { getModuleIds, getModuleInfo }) => {
    const add = (part) => (one) => {
      if (parts.has(one)) return;
      parts.set(one, part);
      getModuleInfo(one)?.importedIds.forEach(add(part));
    };
    if (parts.size === 0) {
      const entries = [...getModuleIds()].filter((one) => getModuleInfo(one)?.isEntry);
      // What both need belongs to the one that runs first.
      for (const one of entries.filter((entry) => FIRST.test(entry))) add('first')(one);
      for (const one of entries) add('page')(one);
    }
    return parts.get(id);
  };
}

/**
 * Has the document run the first script, which starts the page's own: that is fetched meanwhile, and not yet compiled, for
 * which the first picture would wait.
 */
function startWithFirst(html, { bundle = {} }) {
  const first = Object.values(bundle).find(({ facadeModuleId }) => FIRST.test(facadeModuleId ?? ''));
  const page = /<script type="module" crossorigin src="([^"]+)"><\/script>/.exec(html);
  if (first === undefined || page === null) throw new Error('the page has no scripts');
  const scripts = [
    `<link rel="preload" as="script" data-app crossorigin href="${page[1]}">`,
    `<script type="module" crossorigin src="./${first.fileName}"></script>`,
  ];
  return html.replace(page[0], scripts.join('\n    '));
}

/**
 * Fails the build where the page's first load grows beyond its budget or contains what the page does not need: nothing
 * else would show it but a slower start.
 * @returns {import('vite').Plugin}
 */
export function lightPage() {
  return {
    name: 'light-page',
    transformIndexHtml: { order: 'post', handler: startWithFirst },
    outputOptions: (options) => ({ ...options, manualChunks: inOnePiece() }),
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      for (const { modules } of chunks) {
        const found = Object.keys(modules).find((id) => HEAVY.some((part) => id.includes(part)));
        if (found) this.error(`the page must not contain ${found}: split what it imports from there`);
      }
      const first = firstLoad(
        chunks,
        chunks.filter(({ isEntry }) => isEntry),
      );
      const files = new Set([...first].map(({ fileName }) => fileName));
      const words = chunks.filter(({ facadeModuleId }) => WORDS.test(facadeModuleId ?? ''));
      for (const { fileName, imports } of words) {
        if (files.has(fileName)) this.error(`every page loads ${fileName}: import types alone from there`);
        // The page waits for them: neither would ever come.
        if (imports.some((file) => files.has(file))) this.error(`${fileName} needs a part of the page`);
      }
      const longest = Math.max(...words.map(sizeOf));
      const bytes = [...first].reduce((sum, chunk) => sum + sizeOf(chunk), longest);
      if (bytes > BUDGET) this.error(`the page loads ${bytes} bytes at first, more than ${BUDGET}`);
      this.info(`the page loads ${bytes} bytes of scripts at first`);
    },
  };
}
