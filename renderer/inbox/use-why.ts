import { useEffect, useState } from 'react';
import type { InboxRow, Why } from '../../electron/ipc/contract.ts';
import { whySentence } from '../../electron/words/why-sentence.ts';
import { ask, listen } from '../state/bridge.ts';
import { useRules } from '../state/rules.ts';
import { language } from '../strings/index.ts';
import { useNow } from '../ui/use-now.ts';

/** Whether a banner told of a notification, and why or why not; null until that is known. */
export function useWhy({ account, id }: InboxRow): string | null {
  const [why, setWhy] = useState<Why | null>(null);
  const now = useNow(15_000);
  const rules = useRules();
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const reply = await ask('alerts.notificationWhy', { account, id });
      if (isCurrent) setWhy(reply.ok ? reply.value : null);
    };
    void load();
    const stop = listen('alerts.changed', () => void load());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [account, id]);
  return why && whySentence(why, language, rules, now, language.words.quiet.summary.notifications);
}
