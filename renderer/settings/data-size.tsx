import { FolderOpen, Shrink } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';

/** What the data takes on disk, making it smaller, and the folder it lies in. */
export function DataSize() {
  const [size, setSize] = useState<Output<'data.size'> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const measure = useCallback(async () => {
    const reply = await ask('data.size');
    if (reply.ok) setSize(reply.value);
  }, []);
  useEffect(() => void measure(), [measure]);
  const compact = async () => {
    setBusy(true);
    const reply = await ask('data.compact');
    setBusy(false);
    if (reply.ok) say(t.data.compacted(format.size(reply.value.freed)));
    else sayProblem(reply.problem);
    await measure();
  };
  return (
    <>
      <p role="status" className="data-size">
        {size && t.data.size(format.size(size.bytes), format.size(size.free))}
      </p>
      <div className="detail-actions">
        <Button icon={Shrink} disabled={isBusy} onClick={() => void compact()}>
          {isBusy ? t.data.compacting : t.data.compact}
        </Button>
        <Button icon={FolderOpen} onClick={() => void openFolder()}>
          {t.help.openData}
        </Button>
      </div>
      <p className="quiet">{t.data.compactText}</p>
    </>
  );
}

async function openFolder(): Promise<void> {
  const reply = await ask('help.openData');
  if (!reply.ok) sayProblem(reply.problem);
}
