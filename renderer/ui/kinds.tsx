import {
  Archive,
  Bell,
  Box,
  Camera,
  CircleCheck,
  CircleHelp,
  CirclePlus,
  Database,
  FileText,
  FolderKanban,
  type LucideIcon,
  Megaphone,
  Pencil,
  ShieldCheck,
  ShieldOff,
  ShieldQuestion,
  ShieldUser,
  Trash2,
  UserRound,
} from 'lucide-react';
import type { Action, InboxKind, Subject } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import './kinds.css';

const actionIcons: Record<Action, LucideIcon> = {
  created: CirclePlus,
  available: CircleCheck,
  updated: Pencil,
  deleted: Trash2,
  snapshotted: Camera,
  announced: Megaphone,
  unknown: CircleHelp,
};

const subjectIcons: Record<Subject, LucideIcon> = {
  project: FolderKanban,
  collection: Archive,
  dataset: Database,
  object: FileText,
  user: UserRound,
  announcement: Megaphone,
  unknown: Box,
};

const inboxIcons: Record<InboxKind, LucideIcon> = {
  'access-requested': ShieldQuestion,
  'permission-granted': ShieldCheck,
  'permission-revoked': ShieldOff,
  'permission-updated': ShieldUser,
  announcement: Megaphone,
  other: Bell,
};

export function SubjectIcon({ subject, size = 18 }: { readonly subject: Subject; readonly size?: number }) {
  const Icon = subjectIcons[subject];
  return (
    <span className="kind-icon" title={t.subjects[subject]}>
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}

export function InboxIcon({ kind, size = 18 }: { readonly kind: InboxKind; readonly size?: number }) {
  const Icon = inboxIcons[kind];
  return (
    <span className={`kind-icon inbox-${kind}`} title={t.inbox.kinds[kind]}>
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}

/** An action as icon and word, in its colour. */
export function ActionTag({ action }: { readonly action: Action }) {
  const Icon = actionIcons[action];
  return (
    <span className={`action-tag ${action}`}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
      <span className="action-word">{t.actions[action]}</span>
    </span>
  );
}
