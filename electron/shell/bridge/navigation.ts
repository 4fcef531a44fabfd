import type { Goto } from '../../ipc/contract.ts';
import type { ConnectLink } from '../lifecycle/deep-link.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { Pushes } from './pushes.ts';

/** Creates the functions that take the person to a place in the app from outside its window. */
export function createNavigation(window: Pick<MainWindow, 'show'>, pushes: Pick<Pushes, 'goto'>) {
  const goTo = (goto: Goto): void => {
    window.show();
    pushes.goto(goto);
  };
  return {
    goTo,
    /** Shows the sign-in form, filled in. */
    signIn: (link: ConnectLink): void => goTo({ screen: 'sign-in', ...link }),
  };
}
