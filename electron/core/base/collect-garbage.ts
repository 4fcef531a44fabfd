import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: ((how: object) => void) | undefined;

/**
 * As V8 collects where memory has run out: it also drops code that has not run for a while, and gives the system the pages
 * back that it keeps for later (https://github.com/v8/v8/blob/13.0.245/src/extensions/gc-extension.h). A V8 that does not know
 * the flavor collects in the regular way.
 */
const EVERYTHING = { type: 'major', execution: 'sync', flavor: 'last-resort' };

/**
 * Collects the garbage of this thread at once, some 60 ms for the main process. V8 leaves what accumulated while there was
 * much to do until there is much to do again; a program that idles for hours would keep it that long. `gc` is only there in
 * contexts that are made after the flag was set (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as (how: object) => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect(EVERYTHING);
}
