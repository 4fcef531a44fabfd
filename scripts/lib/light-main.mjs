import { firstLoad, sizeOf } from './first-load.mjs';

/** The most that the main process may read before its window is there, bytes of scripts as they are on disk. */
const BUDGET = 370_000;
/** What the window does without, and once came along by an import that looked harmless. */
const LATER = /\/node_modules\/(@jellybrick|@connectrpc|@bufbuild|@nats-io)\/|\/electron\/core\/engine\//;

/**
 * Fails the build where the first part of the main process, which opens the window, grows beyond its budget or brings along
 * what is read after that: nothing else would show it but a slower start.
 * @returns {import('vite').Plugin}
 */
export function lightMain() {
  return {
    name: 'light-main',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const first = firstLoad(
        chunks,
        chunks.filter(({ isEntry, name }) => isEntry && name === 'main'),
      );
      for (const { modules } of first) {
        const found = Object.keys(modules).find((id) => LATER.test(id));
        if (found) this.error(`the window would wait for ${found}: import it in rest.ts`);
      }
      const bytes = [...first].reduce((sum, chunk) => sum + sizeOf(chunk), 0);
      if (bytes > BUDGET) this.error(`the window waits for ${bytes} bytes of scripts, more than ${BUDGET}`);
      this.info(`the window waits for ${bytes} bytes of scripts`);
    },
  };
}
