import { Inbox } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ask } from '../state/bridge.ts';
import { goTo } from '../state/go-to.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';

/** Of a summary of held banners: the way to its notifications. @param summary its time, epoch ms. */
export function SummaryInbox({ summary }: { readonly summary: number }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const query = { account: null, view: 'open' as const, kinds: [], text: '', summary };
    let isGone = false;
    void ask('inbox.count', query).then((reply) => {
      if (!isGone && reply.ok) setCount(reply.value.total);
    });
    return () => {
      isGone = true;
    };
  }, [summary]);
  if (count === 0) return null;
  return (
    <Button
      icon={Inbox}
      onClick={() => goTo({ screen: 'inbox', account: null, notification: null, summary })}
    >
      {t.quiet.summary.inbox(format.number(count))}
    </Button>
  );
}
