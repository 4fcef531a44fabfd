/** The element that scrolls on a screen that is not a list; null on the others. */
export const scrolledBox = (): Element | null => document.querySelector('.screen > .scroll');
