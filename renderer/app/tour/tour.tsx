import { useEffect, useState } from 'react';
import { focusList } from '../../list/focus-list.ts';
import { useApp } from '../../state/app-store.ts';
import { changeSettings } from '../../state/settings.ts';
import { useView } from '../../state/view-store.ts';
import { anchorOf, isShown, type TourPlace, tourPlaces } from './anchors.ts';
import { Hint } from './hint.tsx';

/** The first tour: a hint at each place that is in sight. Once closed, it is never shown again by itself. */
export function Tour() {
  const isDue = useApp((s) => s.app?.isTourClosed === false);
  const isFree = useView((s) => s.screen === 'feed' && s.dialog === null);
  const [at, setAt] = useState(0);
  const places = useShownPlaces(isDue && isFree);
  if (!isDue) return null;
  const place = places[at];
  const anchor = place && anchorOf(place);
  if (!isFree || !place || !anchor) return null;
  const close = () => {
    setAt(0);
    void changeSettings({ isTourClosed: true });
    focusList();
  };
  return (
    <Hint
      key={place}
      place={place}
      anchor={anchor}
      number={at + 1}
      of={places.length}
      onNext={() => (at + 1 < places.length ? setAt(at + 1) : close())}
      onClose={close}
    />
  );
}

/** The places that are in sight when the tour begins; a narrow window has no sidebar. */
function useShownPlaces(isOpen: boolean): readonly TourPlace[] {
  const [places, setPlaces] = useState<readonly TourPlace[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    // The screen that was opened with the tour is drawn with the next frame.
    const frame = requestAnimationFrame(() => setPlaces(tourPlaces.filter(isShown)));
    return () => cancelAnimationFrame(frame);
  }, [isOpen]);
  return places;
}
