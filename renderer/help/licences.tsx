import { ExternalLink } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LicenceNotice } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { DialogActions } from '../ui/dialog.tsx';
import { SearchField } from '../ui/field.tsx';
import { matchingLicences } from './matching-licences.ts';

interface Props {
  readonly onChromium: () => void;
  readonly onBack: () => void;
}

/** The licences of everything in the app, which can be searched; each opens to its text. */
export function Licences({ onChromium, onBack }: Props) {
  const search = useRef<HTMLInputElement>(null);
  const [all, setAll] = useState<readonly LicenceNotice[] | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    search.current?.focus();
    void ask('help.licences').then((reply) => (reply.ok ? setAll(reply.value) : sayProblem(reply.problem)));
  }, []);
  const found = matchingLicences(all ?? [], text);
  return (
    <>
      {/* In the dialog's column the field itself would grow in height. */}
      <div>
        <SearchField label={t.about.search} value={text} onText={setText} inputRef={search} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys have to reach it. */}
      <section className="licences" aria-label={t.about.licences} aria-busy={all === null} tabIndex={0}>
        {found.map((one) => (
          <details key={`${one.name}@${one.version}`}>
            <summary>
              <strong>{one.name}</strong>
              <span>{one.version}</span>
              <span>{one.licence}</span>
            </summary>
            <pre className="selectable">{one.text}</pre>
          </details>
        ))}
        {all !== null && found.length === 0 && <p className="licences-empty">{t.about.noLicence(text)}</p>}
      </section>
      <DialogActions>
        <Button icon={ExternalLink} onClick={onChromium}>
          {t.about.chromium}
        </Button>
        <Button onClick={onBack}>{t.about.back}</Button>
      </DialogActions>
    </>
  );
}
