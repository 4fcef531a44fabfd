import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Collects the garbage of this thread at once, some 20 ms for the main process. V8 leaves what accumulated while there was
 * much to do until there is much to do again; a program that idles for hours would keep it that long. `gc` is only there in
 * contexts that are made after the flag was set (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
