import { ExternalLink, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import type { TokenField } from './use-token-field.ts';

interface Props {
  readonly token: TokenField;
  readonly problem: Problem | null;
  /** The address of the server. */
  readonly address: string;
  /** Where its portal is; null where that is not known. */
  readonly portal: string | null;
  readonly onTyped?: () => void;
}

/** The field for a token, what a token is, and the way to the page that creates one. */
export function TokenFields({ token, problem, address, portal, onTyped }: Props) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Field
        label={t.signIn.token}
        placeholder={t.signIn.tokenHint}
        hint={t.signIn.tokenText}
        type={isShown ? 'text' : 'password'}
        ref={token.ref}
        onInput={() => {
          token.onInput();
          onTyped?.();
        }}
        problem={problem}
        end={
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={isShown ? t.signIn.hideToken : t.signIn.showToken}
            onClick={() => setShown(!isShown)}
          />
        }
      />
      {portal !== null && <TokenPage address={address} portal={portal} />}
    </>
  );
}

function TokenPage({ address, portal }: { readonly address: string; readonly portal: string }) {
  const open = async () => {
    const reply = await ask('account.openTokenPage', { address });
    if (!reply.ok) sayProblem(reply.problem);
  };
  const { host } = new URL(portal);
  return (
    <Button
      icon={ExternalLink}
      className="sign-in-portal"
      title={t.signIn.tokenPage(host)}
      onClick={() => void open()}
    >
      {t.signIn.createToken}
    </Button>
  );
}
