/** Goes to a place in the window from anywhere; what that takes is known to the frame (app/follow-pushes.ts). */
import type { Goto } from '../../electron/ipc/contract.ts';

let follow: (place: Goto) => void = () => {};

export const onGoTo = (go: (place: Goto) => void): void => {
  follow = go;
};

export const goTo = (place: Goto): void => follow(place);
