import { useView } from './view-store.ts';

/** Asks which day of the feed to go to. */
export function goToDate(): void {
  const view = useView.getState();
  if (view.screen !== 'feed') view.goFeed({});
  view.open({ type: 'jump' });
}
