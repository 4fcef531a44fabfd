import { X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../strings/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import type { TourPlace } from './anchors.ts';
import { type Box, placeHint } from './place-hint.ts';
import './tour.css';

interface Props {
  readonly place: TourPlace;
  /** The element it is about. */
  readonly anchor: HTMLElement;
  readonly number: number;
  readonly of: number;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** When a dialog that closed as the tour began has given its focus away, ms. */
const SETTLED_MS = 250;

/** One hint, beside what it is about. The page stays usable; Escape closes the tour. */
export function Hint({ place, anchor, number, of, onNext, onClose }: Props) {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const around = useBoxOf(anchor);
  const [at, setAt] = useState<Pick<Box, 'left' | 'top'>>({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const own = box.current?.getBoundingClientRect();
    if (own) setAt(placeHint(around, own, { width: window.innerWidth, height: window.innerHeight }));
  }, [around]);
  useEffect(() => {
    const take = () => {
      if (!box.current?.contains(document.activeElement)) next.current?.focus();
    };
    take();
    const timer = setTimeout(take, SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  const { title, text } = t.tour.hints[place];
  return (
    <>
      <div className="tour-ring" style={around} aria-hidden="true" />
      <section
        ref={box}
        className="tour-hint"
        style={at}
        role="dialog"
        aria-label={t.tour.label(number, of)}
        aria-describedby={`${id}-title ${id}-text`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <div className="tour-head">
          <h2 id={`${id}-title`}>{title}</h2>
          <IconButton icon={X} label={t.tour.close} onClick={onClose} />
        </div>
        <p id={`${id}-text`}>{text}</p>
        <div className="tour-actions">
          <span className="tour-number">{`${number} / ${of}`}</span>
          <Button ref={next} variant="primary" aria-describedby={`${id}-title ${id}-text`} onClick={onNext}>
            {number < of ? t.tour.next : t.tour.done}
          </Button>
        </div>
      </section>
    </>
  );
}

/** Where an element is, also after the window has another size, or what stands beside it takes another room. */
function useBoxOf(element: HTMLElement): Box {
  const [box, setBox] = useState(() => boxOf(element));
  useEffect(() => {
    const measure = () => setBox(boxOf(element));
    const observer = new ResizeObserver(measure);
    for (let up: Element | null = element; up; up = up.parentElement)
      for (const one of up.parentElement?.children ?? []) observer.observe(one);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element]);
  return box;
}

function boxOf(element: HTMLElement): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}
