/** The places the tour leads to, in its order. Each is marked in the page: `data-tour="…"`. */
export const tourPlaces = ['watch', 'search', 'inbox', 'alerts'] as const;

export type TourPlace = (typeof tourPlaces)[number];

export const anchorOf = (place: TourPlace): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-tour="${place}"]`);

/** Whether a place is in the page and inside the window: the sidebar of a narrow window is put away beside it. */
export function isShown(place: TourPlace): boolean {
  const box = anchorOf(place)?.getBoundingClientRect();
  return box !== undefined && box.width > 0 && box.right > 0 && box.left < window.innerWidth;
}
