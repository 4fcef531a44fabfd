import { keyCaps } from '../commands/key-caps.ts';

const isMac = navigator.platform.startsWith('Mac');

/** Keys as the caps of a keyboard. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return keys.flatMap((key) => keyCaps(key, isMac)).map((cap) => <kbd key={cap}>{cap}</kbd>);
}
