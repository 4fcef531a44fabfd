import { RadioGroup } from 'radix-ui';
import type { Keep } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { t } from '../strings/index.ts';
import { OpenKeychain } from './open-keychain.tsx';
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
  const options = [
    { keep: 'memory' as const, label: t.signIn.keepMemory, text: t.signIn.keepMemoryText },
    { keep: 'file' as const, label: t.signIn.keepFile, text: t.signIn.keepFileText },
  ];
  const choose = (chosen: string) => {
    const option = options.find((one) => one.keep === chosen);
    if (option) onChange(option.keep);
  };
  return (
    <div className="keep">
      <p className="field-label" id="keep-title">
        {t.signIn.keepTitle}
      </p>
      <p className="keep-text">{t.signIn.keepTexts[keychain]}</p>
      {keychain === 'locked' && <OpenKeychain />}
      <RadioGroup.Root aria-labelledby="keep-title" value={value ?? ''} onValueChange={choose}>
        {options.map((option) => (
          <label key={option.keep} className="keep-option" htmlFor={`keep-${option.keep}`}>
            <RadioGroup.Item
              id={`keep-${option.keep}`}
              value={option.keep}
              className="radio"
              aria-label={option.label}
            >
              <RadioGroup.Indicator className="radio-dot" />
            </RadioGroup.Item>
            <span>
              <strong>{option.label}</strong>
              <span className="keep-text">{option.text}</span>
            </span>
          </label>
        ))}
      </RadioGroup.Root>
      {missing && (
        <p className="field-problem" role="alert">
          {t.signIn.keepMissing}
        </p>
      )}
    </div>
  );
}
