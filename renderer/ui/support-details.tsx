import { Copy } from 'lucide-react';
import { copyText } from '../state/copy-text.ts';
import { t } from '../strings/index.ts';
import { Button } from './button.tsx';
import { type Fact, Facts } from './facts.tsx';
import './support-details.css';

interface Props {
  readonly facts: readonly (Fact & { readonly value: string | false })[];
}

/** What only somebody who looks for a fault needs: folded away until it is asked for, and copied in one piece. */
export function SupportDetails({ facts }: Props) {
  const shown = facts.filter(({ value }) => value !== false);
  const copy = () => copyText(shown.map(({ label, value }) => `${label}: ${value}`).join('\n'));
  return (
    <details className="detail-section support-details" aria-label={t.support.title}>
      <summary>{t.support.title}</summary>
      <Facts facts={shown} />
      <Button variant="quiet" icon={Copy} onClick={copy}>
        {t.support.copy}
      </Button>
    </details>
  );
}
