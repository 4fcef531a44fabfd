/** The screens, and how each is found. */
import { ChartColumn, Eye, LifeBuoy, type LucideIcon, Settings, UsersRound } from 'lucide-react';
import type { SharedCommandId } from '../../electron/core/model/shared-commands.ts';
import type { Strings } from '../strings/index.ts';

interface EndScreen {
  /** The command that goes there, which has its name and keys. */
  readonly id: SharedCommandId;
  /** Its entry in the sidebar, where that differs from its name. */
  readonly label?: (t: Strings) => string;
  readonly icon: LucideIcon;
}

/** Keeps the ids as they are written, so that a screen that is missing elsewhere does not compile. */
const listed = <Id extends SharedCommandId>(screens: readonly (EndScreen & { readonly id: Id })[]) => screens;

/**
 * The screens at the end of the sidebar. Sidebar, palette and shortcuts are made from this list: a new screen is an entry
 * here and one in app.tsx, its own file and its words.
 */
export const endScreens = listed([
  { id: 'statistics', icon: ChartColumn },
  {
    id: 'subscriptions',
    label: (t) => t.nav.manage,
    icon: Eye,
  },
  { id: 'accounts', icon: UsersRound },
  { id: 'settings', icon: Settings },
  { id: 'help', icon: LifeBuoy },
]);

export type Screen = 'feed' | 'inbox' | 'alerts' | 'snoozed' | 'starred' | (typeof endScreens)[number]['id'];

export const isScreen = (name: string): name is Screen =>
  ['feed', 'inbox', 'alerts', 'snoozed', 'starred'].includes(name) ||
  endScreens.some(({ id }) => id === name);
