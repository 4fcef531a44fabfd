import { Fragment } from 'react';
import { t } from '../strings/index.ts';
import { keyCaps } from './key-caps.ts';

const isMac = navigator.platform.startsWith('Mac');

/** Keys as the caps of a keyboard. Several are alternatives, unlike the caps of one. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key, place) => (
    <Fragment key={key}>
      {place > 0 && <span className="keys-or">/</span>}
      {keyCaps(key, isMac, t.keyNames).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </Fragment>
  ));
}
