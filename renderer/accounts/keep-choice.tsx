import type { Keep } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { t } from '../strings/index.ts';
import { OpenKeychain } from './open-keychain.tsx';
import { RadioList } from './radio-list.tsx';
import './keep-choice.css';

interface Props {
  readonly value: Keep | null;
  readonly onChange: (keep: Keep) => void;
  /** The form was submitted without a choice. */
  readonly missing: boolean;
}

/** Without a keychain that can be used the person decides where the token is kept; nothing is preselected. */
export function KeepChoice({ value, onChange, missing }: Props) {
  const keychain = useApp((s) => s.app?.keychain ?? 'missing');
  return (
    <div className="keep">
      <p className="field-label" id="keep-title">
        {t.signIn.keepTitle}
      </p>
      <p className="keep-text">{t.signIn.keepTexts[keychain]}</p>
      {keychain === 'locked' && <OpenKeychain />}
      <RadioList<Keep>
        labelledBy="keep-title"
        value={value}
        onChange={onChange}
        options={[
          { value: 'memory', label: t.signIn.keepMemory, text: t.signIn.keepMemoryText },
          { value: 'file', label: t.signIn.keepFile, text: t.signIn.keepFileText },
        ]}
      />
      {missing && (
        <p className="field-problem" role="alert">
          {t.signIn.keepMissing}
        </p>
      )}
    </div>
  );
}
