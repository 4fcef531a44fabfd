/** The screens, and how each is found. */
import { Eye, type LucideIcon, Settings, UsersRound } from 'lucide-react';
import type { Strings } from '../strings/index.ts';

interface EndScreen {
  readonly name: (t: Strings) => string;
  /** Its entry in the sidebar, where that differs from its name. */
  readonly label?: (t: Strings) => string;
  readonly keys: string;
  readonly icon: LucideIcon;
}

/**
 * The screens at the end of the sidebar. Sidebar, palette and shortcuts are made from this table: a new screen is a line here
 * and one in app.tsx, its own file and its words.
 */
const endScreens = {
  subscriptions: {
    name: (t) => t.nav.subscriptions,
    label: (t) => t.nav.manage,
    keys: 'g s',
    icon: Eye,
  },
  accounts: { name: (t) => t.nav.accounts, keys: 'g a', icon: UsersRound },
  settings: { name: (t) => t.nav.settings, keys: 'g ,', icon: Settings },
} as const satisfies Record<string, EndScreen>;

export type EndScreenId = keyof typeof endScreens;
export type Screen = 'feed' | 'inbox' | EndScreenId;

export const endScreenList: readonly (EndScreen & { readonly id: EndScreenId })[] = (
  Object.keys(endScreens) as EndScreenId[]
).map((id) => ({ id, ...endScreens[id] }));
