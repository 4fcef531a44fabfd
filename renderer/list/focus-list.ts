import { focusContent } from '../focus/panes.ts';

/** Gives the focus to the screen's list, where its keys act, or to the screen where it has none. */
export const focusList = (): void => focusContent();
