import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { Activity } from '../../../electron/ipc/contract.ts';
import { actionStyles, actions } from '../../ui/kind-styles.ts';
import { layersOf } from './activity-shape.ts';
import 'uplot/dist/uPlot.min.css';

const HEIGHT_PX = 44;

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** uPlot draws each series over the previous one, so the tallest comes first. */
const drawn = actions.toReversed();

function options(width: number): uPlot.Options {
  const bars = uPlot.paths.bars?.({ size: [0.82, 14], align: 0 });
  return {
    width,
    height: HEIGHT_PX,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: false, range: (_, min, max) => [min - 0.5, max + 0.5] },
      y: { range: (_, __, max) => [0, Math.max(1, max)] },
    },
    series: [
      {},
      ...drawn.map((action) => ({
        fill: () => colour(actionStyles[action].fill),
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars }),
      })),
    ],
  };
}

function dataOf(activity: Activity): uPlot.AlignedData {
  const layers = new Map(layersOf(activity).map(({ action, tops }) => [action, [...tops]]));
  return [activity.buckets.map((_, i) => i), ...drawn.map((action) => layers.get(action) ?? [])];
}

interface Props {
  readonly activity: Activity;
  /** The selected part, in buckets; null if nothing is selected. */
  readonly marked: { readonly first: number; readonly last: number } | null;
}

/** The bars. They are only a picture: the chart around them handles input and describes them. */
export function ActivityPlot({ activity, marked }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = new uPlot(options(Math.max(1, element.clientWidth)), [[]], element);
    plot.current = made;
    const resized = new ResizeObserver(() =>
      made.setSize({ width: Math.max(1, element.clientWidth), height: HEIGHT_PX }),
    );
    resized.observe(element);
    // The colours depend on the theme, which is an attribute of the root element.
    const themed = new MutationObserver(() => made.redraw(false));
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, []);

  useEffect(() => {
    plot.current?.setData(dataOf(activity));
  }, [activity]);

  const share = 100 / Math.max(1, activity.buckets.length);
  return (
    <div ref={box} className="activity-plot" data-still="empty" aria-hidden="true">
      {marked && (
        <span
          className="activity-marked"
          style={{ left: `${marked.first * share}%`, width: `${(marked.last - marked.first + 1) * share}%` }}
        />
      )}
    </div>
  );
}
