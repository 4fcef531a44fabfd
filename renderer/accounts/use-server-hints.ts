import { useEffect, useState } from 'react';
import type { ServerHints } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';

const nothing: ServerHints = { portal: null, institutions: [] };

/** What is known about the server at an address while it is typed: its portal, and who vouches for people there. */
export function useServerHints(address: string): ServerHints {
  const [hints, setHints] = useState(nothing);
  useEffect(() => {
    let isCurrent = true;
    void ask('account.serverHints', { address }).then((reply) => {
      if (isCurrent) setHints(reply.ok ? reply.value : nothing);
    });
    return () => {
      isCurrent = false;
    };
  }, [address]);
  return hints;
}
