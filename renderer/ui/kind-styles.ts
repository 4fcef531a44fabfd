/**
 * How actions and kinds look: one row each, and a row that is missing does not compile. The order of the rows is the
 * order in menus and, from the bottom of a bar to its top, in the chart.
 */
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
import type { Action, InboxKind, ResourceKind, Subject } from '../../electron/ipc/contract.ts';

/** A colour of tokens.css: `--created` for text, `--created-bg` behind it. */
type Tint = 'created' | 'available' | 'updated' | 'deleted' | 'snapshotted' | 'announced';

interface ActionStyle {
  readonly icon: LucideIcon;
  readonly tint: Tint;
  /** Its fill in the chart, a colour of tokens.css. */
  readonly fill: `--chart-${string}`;
  /** Whether a person can filter by it. */
  readonly isFilter: boolean;
}

export const actionStyles: Readonly<Record<Action, ActionStyle>> = {
  created: { icon: CirclePlus, tint: 'created', fill: '--chart-created', isFilter: true },
  available: { icon: CircleCheck, tint: 'available', fill: '--chart-available', isFilter: true },
  updated: { icon: Pencil, tint: 'updated', fill: '--chart-updated', isFilter: true },
  deleted: { icon: Trash2, tint: 'deleted', fill: '--chart-deleted', isFilter: true },
  snapshotted: { icon: Camera, tint: 'snapshotted', fill: '--chart-snapshotted', isFilter: true },
  announced: { icon: Megaphone, tint: 'announced', fill: '--chart-announced', isFilter: true },
  unknown: { icon: CircleHelp, tint: 'announced', fill: '--chart-unknown', isFilter: false },
};

interface SubjectStyle {
  readonly icon: LucideIcon;
  readonly isFilter: boolean;
  /** Whether it is a resource, which can be watched. */
  readonly isResource: boolean;
}

export const subjectStyles: Readonly<Record<Subject, SubjectStyle>> = {
  project: { icon: FolderKanban, isFilter: true, isResource: true },
  collection: { icon: Archive, isFilter: true, isResource: true },
  dataset: { icon: Database, isFilter: true, isResource: true },
  object: { icon: FileText, isFilter: true, isResource: true },
  user: { icon: UserRound, isFilter: true, isResource: false },
  announcement: { icon: Megaphone, isFilter: true, isResource: false },
  unknown: { icon: Box, isFilter: false, isResource: false },
};

interface InboxStyle {
  readonly icon: LucideIcon;
  /** null: the colour of text that is not important. */
  readonly tint: Tint | null;
}

export const inboxStyles: Readonly<Record<InboxKind, InboxStyle>> = {
  'access-requested': { icon: ShieldQuestion, tint: 'updated' },
  'permission-granted': { icon: ShieldCheck, tint: 'created' },
  'permission-revoked': { icon: ShieldOff, tint: 'deleted' },
  'permission-updated': { icon: ShieldUser, tint: 'available' },
  announcement: { icon: Megaphone, tint: 'available' },
  other: { icon: Bell, tint: null },
};

const keysOf = <K extends string>(styles: Readonly<Record<K, unknown>>) => Object.keys(styles) as K[];

export const actions: readonly Action[] = keysOf(actionStyles);
export const filterActions: readonly Action[] = actions.filter((one) => actionStyles[one].isFilter);
export const filterSubjects: readonly Subject[] = keysOf(subjectStyles).filter(
  (one) => subjectStyles[one].isFilter,
);
export const resourceKinds: readonly ResourceKind[] = keysOf(subjectStyles).filter(
  (one): one is ResourceKind => subjectStyles[one].isResource,
);
export const inboxKinds: readonly InboxKind[] = keysOf(inboxStyles);
