/** A character that does not fit into one byte. */
const WIDE = /[^\0-\xFF]/u;

/**
 * Fails the build where a script has a character beyond Latin-1: V8 keeps the whole text of such a script with two bytes for
 * each character, for as long as the app runs. esbuild escapes them in strings (its `charset`), but not in regular
 * expressions, where the source has to (https://esbuild.github.io/api/#charset).
 * @returns {import('vite').Plugin}
 */
export function narrowText() {
  return {
    name: 'narrow-text',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        const found = part.type === 'chunk' ? WIDE.exec(part.code) : null;
        if (found) {
          const around = part.code.slice(Math.max(0, found.index - 40), found.index + 40);
          this.error(`${part.fileName} has a character that takes two bytes: ${around}`);
        }
      }
    },
  };
}
