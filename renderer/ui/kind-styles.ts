/**
 * How actions and kinds look: one row each, and a row that is missing does not compile. The order of the rows is the
 * order in menus and, from the bottom of a bar to its top, in the chart.
 */
import {
  Archive,
  Bell,
  Box,
  Building2,
  Camera,
  CircleCheck,
  CircleHelp,
  CirclePlus,
  Construction,
  Database,
  FileText,
  FolderKanban,
  type LucideIcon,
  Megaphone,
  Newspaper,
  Pencil,
  RefreshCw,
  Rocket,
  ShieldCheck,
  ShieldOff,
  ShieldQuestion,
  ShieldUser,
  Trash2,
  UserRound,
} from 'lucide-react';
import type { AnnouncementKind } from '../../electron/core/model/announcement.ts';
import type { Action, InboxKind, ResourceKind, Subject } from '../../electron/ipc/contract.ts';

/** A colour of tokens.css: `--created` for text, `--created-bg` behind it. */
type Tint = 'created' | 'available' | 'updated' | 'deleted' | 'snapshotted' | 'announced';

interface ActionStyle {
  readonly icon: LucideIcon;
  readonly tint: Tint;
  /** Its fill in the chart, a colour of tokens.css. */
  readonly fill: `--chart-${string}`;
}

export const actionStyles: Readonly<Record<Action, ActionStyle>> = {
  created: { icon: CirclePlus, tint: 'created', fill: '--chart-created' },
  available: { icon: CircleCheck, tint: 'available', fill: '--chart-available' },
  updated: { icon: Pencil, tint: 'updated', fill: '--chart-updated' },
  deleted: { icon: Trash2, tint: 'deleted', fill: '--chart-deleted' },
  snapshotted: { icon: Camera, tint: 'snapshotted', fill: '--chart-snapshotted' },
  announced: { icon: Megaphone, tint: 'announced', fill: '--chart-announced' },
  unknown: { icon: CircleHelp, tint: 'announced', fill: '--chart-unknown' },
};

interface SubjectStyle {
  readonly icon: LucideIcon;
  /** Whether it is a resource, which can be watched. */
  readonly isResource: boolean;
}

export const subjectStyles: Readonly<Record<Subject, SubjectStyle>> = {
  project: { icon: FolderKanban, isResource: true },
  collection: { icon: Archive, isResource: true },
  dataset: { icon: Database, isResource: true },
  object: { icon: FileText, isResource: true },
  user: { icon: UserRound, isResource: false },
  announcement: { icon: Megaphone, isResource: false },
  unknown: { icon: Box, isResource: false },
};

interface AnnouncementStyle {
  readonly icon: LucideIcon;
  /** The more pressing, the warmer. */
  readonly tint: Tint;
}

export const announcementStyles: Readonly<Record<AnnouncementKind, AnnouncementStyle>> = {
  maintenance: { icon: Construction, tint: 'updated' },
  update: { icon: RefreshCw, tint: 'available' },
  release: { icon: Rocket, tint: 'available' },
  organization: { icon: Building2, tint: 'announced' },
  blog: { icon: Newspaper, tint: 'announced' },
  other: { icon: Megaphone, tint: 'announced' },
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
export const resourceKinds: readonly ResourceKind[] = keysOf(subjectStyles).filter(
  (one): one is ResourceKind => subjectStyles[one].isResource,
);
export const inboxKinds: readonly InboxKind[] = keysOf(inboxStyles);
