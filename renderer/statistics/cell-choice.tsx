import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { format, t } from '../strings/index.ts';
import type { Bucket } from './buckets.ts';

interface Props {
  readonly label: string;
  readonly className: string;
  readonly buckets: readonly Bucket[];
  /** How many buckets an arrow key moves by. */
  readonly steps: { readonly across: number; readonly down: number };
  readonly onChoose: (bucket: Bucket) => void;
  /** What a bucket looks like. */
  readonly cell: (bucket: Bucket) => ReactNode;
  /** Called with the element when it is there. */
  readonly onShown?: (box: HTMLElement | null) => void;
  /** What is written beside the buckets. */
  readonly children?: ReactNode;
}

export const eventsText = (n: number): string => t.feed.total(n, format.number(n));

/** The buckets of a chart, too small to be buttons: one of them is chosen by arrow keys, and any by a click. */
export function CellChoice(props: Props) {
  const { buckets, steps, onChoose } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const last = buckets.length - 1;
  const at = Math.min(chosen ?? last, last);
  const current = buckets[at];
  const show = (bucket: Bucket | undefined) => {
    if (bucket && bucket.events > 0) onChoose(bucket);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: at - steps.across,
      ArrowRight: at + steps.across,
      ArrowUp: at - steps.down,
      ArrowDown: at + steps.down,
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) show(current);
    else setChosen(Math.min(Math.max(0, to), last));
  };
  const onClick = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-at]') : null;
    const index = Number(cell?.getAttribute('data-at') ?? -1);
    if (index < 0) return;
    setChosen(index);
    show(buckets[index]);
  };
  return (
    <div
      ref={props.onShown}
      className={props.className}
      role="slider"
      tabIndex={0}
      aria-label={`${props.label} ${t.statistics.hint}`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={current && t.statistics.cell(current.name, eventsText(current.events))}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {props.children}
      {buckets.map((bucket, index) => (
        <span
          key={bucket.start}
          data-at={index}
          className={chosen === index ? 'cell chosen' : 'cell'}
          title={t.statistics.cell(bucket.name, eventsText(bucket.events))}
        >
          {props.cell(bucket)}
        </span>
      ))}
    </div>
  );
}
