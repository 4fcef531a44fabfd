import { splitEnd } from '../../electron/core/base/truncate.ts';
import './middle.css';

/** Characters kept at the end of a long name: enough for a number and a file extension. */
const END_LENGTH = 12;

/** A name shortened in its middle, because file names often differ at their ends. */
export function Middle({ text, className = '' }: { readonly text: string; readonly className?: string }) {
  const [start, end] = text.length > END_LENGTH * 2 ? splitEnd(text, END_LENGTH) : [text, ''];
  return (
    <span className={`middle ${className}`} title={text}>
      {end && <span className="sr-only">{text}</span>}
      <span className="middle-start" aria-hidden={end ? true : undefined}>
        {start}
      </span>
      {end && (
        <span className="middle-end" aria-hidden="true">
          {end}
        </span>
      )}
    </span>
  );
}
