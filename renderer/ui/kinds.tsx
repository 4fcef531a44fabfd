import type { Action, InboxKind, Subject } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { actionStyles, inboxStyles, subjectStyles } from './kind-styles.ts';
import './kinds.css';

export function SubjectIcon({ subject, size = 18 }: { readonly subject: Subject; readonly size?: number }) {
  const { icon: Icon } = subjectStyles[subject];
  return (
    <span className="kind-icon" title={t.subjects[subject]}>
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}

export function InboxIcon({ kind, size = 18 }: { readonly kind: InboxKind; readonly size?: number }) {
  const { icon: Icon, tint } = inboxStyles[kind];
  return (
    <span className={tint === null ? 'kind-icon' : `kind-icon tint-${tint}`} title={t.inbox.kinds[kind]}>
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}

/** An action as icon and word, in its colour. */
export function ActionTag({ action }: { readonly action: Action }) {
  const { icon: Icon, tint } = actionStyles[action];
  return (
    <span className={`action-tag tint-${tint}`}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
      <span className="action-word">{t.actions[action]}</span>
    </span>
  );
}
