import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { AnnouncementKind } from '../../electron/core/model/announcement.ts';
import type { Action, InboxKind, Subject } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { actionStyles, announcementStyles, inboxStyles, subjectStyles } from './kind-styles.ts';
import './kinds.css';

export const SubjectIcon = memo(function SubjectIcon({
  subject,
  size = 18,
}: {
  readonly subject: Subject;
  readonly size?: number;
}) {
  const { icon: Icon } = subjectStyles[subject];
  return (
    <span className="kind-icon" title={t.subjects[subject]}>
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
});

export const InboxIcon = memo(function InboxIcon({
  kind,
  size = 18,
}: {
  readonly kind: InboxKind;
  readonly size?: number;
}) {
  const { icon: Icon, tint } = inboxStyles[kind];
  return (
    <span className={tint === null ? 'kind-icon' : `kind-icon tint-${tint}`} title={t.inbox.kinds[kind]}>
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
});

/** An action as icon and word, in its colour. */
export const ActionTag = memo(function ActionTag({ action }: { readonly action: Action }) {
  return <Tag {...actionStyles[action]} word={t.actions[action]} />;
});

/** The kind of an announcement as icon and word, in its colour. */
export const AnnouncementTag = memo(function AnnouncementTag({ kind }: { readonly kind: AnnouncementKind }) {
  return <Tag {...announcementStyles[kind]} word={t.announcements.kinds[kind]} />;
});

interface TagProps {
  readonly icon: LucideIcon;
  readonly tint: string;
  readonly word: string;
}

function Tag({ icon: Icon, tint, word }: TagProps) {
  return (
    <span className={`action-tag tint-${tint}`}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
      <span className="action-word">{word}</span>
    </span>
  );
}
