import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckName, Finding, Output } from '../../electron/ipc/contract.ts';
import { useAccounts } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';

/** A line of the check; without a result it is under way. */
export interface CheckLine {
  readonly key: string;
  readonly label: string;
  readonly result: Output<'help.check'> | null;
}

const names: readonly CheckName[] = ['data', 'bus', 'tray', 'notifications', 'keychain', 'proxy'];
const notChecked: Finding = { code: 'not-checked' };

/** Checks the set-up when the screen opens and whenever asked to; each line has its result as soon as it is known. */
export function useChecks(): { readonly lines: readonly CheckLine[]; readonly run: () => void } {
  const accounts = useAccounts();
  const [lines, setLines] = useState<readonly CheckLine[]>([]);
  const latest = useRef(0);
  const known = useRef(accounts);
  known.current = accounts;
  const run = useCallback(() => {
    const turn = ++latest.current;
    const wanted = [
      ...names.map((check) => ({ key: check, label: t.help.names[check], check, account: undefined })),
      ...known.current.map(({ id, label }) => ({
        key: `server-${id}`,
        label: t.help.server(label),
        check: 'server' as const,
        account: id,
      })),
    ];
    setLines(wanted.map(({ key, label }) => ({ key, label, result: null })));
    for (const { key, check, account } of wanted)
      void ask('help.check', { check, account }).then((reply) => {
        if (turn !== latest.current) return;
        const result = reply.ok ? reply.value : { finding: notChecked, tone: 'bad' as const };
        setLines((now) => now.map((line) => (line.key === key ? { ...line, result } : line)));
      });
  }, []);
  useEffect(run, [run]);
  return { lines, run };
}
