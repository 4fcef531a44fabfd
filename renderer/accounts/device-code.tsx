import { Copy, ExternalLink } from 'lucide-react';
import type { DevicePrompt } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { copyText } from '../state/copy-text.ts';
import { sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import './device-code.css';

interface Props {
  readonly prompt: DevicePrompt;
  readonly onCancel: () => void;
}

/** The code to approve in a browser, large enough to copy by hand to another device. */
export function DeviceCode({ prompt, onCancel }: Props) {
  const open = async () => {
    const reply = await ask('account.openDevicePage', { flow: prompt.flow });
    if (!reply.ok) sayProblem(reply.problem);
  };
  return (
    <section className="device-code" aria-label={t.signIn.device}>
      <p>{t.signIn.deviceText}</p>
      <output className="device-code-text" aria-label={t.signIn.code}>
        {prompt.userCode}
      </output>
      <p className="device-code-page">{prompt.page}</p>
      <div className="device-code-actions">
        <Button icon={Copy} onClick={() => void copyText(prompt.userCode)}>
          {t.signIn.copyCode}
        </Button>
        <Button icon={ExternalLink} variant="primary" onClick={open} autoFocus>
          {t.signIn.openPage}
        </Button>
      </div>
      <p className="keep-text" role="status">
        {t.signIn.waiting(format.clock(prompt.expiresAt))}
      </p>
      <div className="sign-in-actions">
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </section>
  );
}
