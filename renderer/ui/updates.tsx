import { Download, ExternalLink, RefreshCw } from 'lucide-react';
import type { UpdateState } from '../../electron/core/model/updates.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from './button.tsx';
import { ProblemNote } from './note.tsx';
import { useNow } from './use-now.ts';
import './updates.css';

const canCheck = new Set<UpdateState['is']>(['waiting', 'current', 'failed']);

/** How updates of the app stand, in one line, with the button of what can be done now. */
export function Updates({ state }: { readonly state: UpdateState }) {
  const now = useNow(60_000);
  const version = 'version' in state ? state.version : '';
  const time = state.is === 'current' ? format.moment(state.checkedAt, now) : '';
  return (
    <div className="updates">
      {state.is === 'failed' ? (
        <ProblemNote problem={state.problem} />
      ) : (
        <p role="status">
          {t.updates.title}: {t.updates.states[state.is](version, time)}
        </p>
      )}
      {canCheck.has(state.is) && (
        <Button icon={RefreshCw} onClick={() => void request('updates.check')}>
          {t.updates.check}
        </Button>
      )}
      {state.is === 'ready' && (
        <Button icon={Download} variant="primary" onClick={() => void request('updates.install')}>
          {t.updates.install}
        </Button>
      )}
      {state.is === 'available' && (
        <Button icon={ExternalLink} onClick={() => void request('updates.openDownload')}>
          {t.updates.download}
        </Button>
      )}
    </div>
  );
}

async function request(channel: 'updates.check' | 'updates.install' | 'updates.openDownload'): Promise<void> {
  const reply = await ask(channel);
  if (!reply.ok) sayProblem(reply.problem);
}
