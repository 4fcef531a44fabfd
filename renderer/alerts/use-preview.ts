import { useEffect, useState } from 'react';
import type { Rule, RulePreview } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';

/** A change of the rule is looked at when nothing was typed for this long, ms. */
const PAUSE_MS = 250;

/** What a rule would have done lately; null while that is not known, and why not where it could not be read. */
export function usePreview(rule: Rule | null, place: number): RulePreview | 'failed' | null {
  const [preview, setPreview] = useState<RulePreview | 'failed' | null>(null);
  const asked = rule && JSON.stringify({ rule: { ...rule, name: '' }, place });
  useEffect(() => {
    setPreview(null);
    if (asked === null) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const reply = await ask('rules.preview', JSON.parse(asked) as { rule: Rule; place: number });
      if (isCurrent) setPreview(reply.ok ? reply.value : 'failed');
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return preview;
}
