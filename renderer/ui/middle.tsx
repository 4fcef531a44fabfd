import './middle.css';

/** How much of the end stays when a name is too long: enough for its number and its ending. */
const END = 12;

/** A name that is shortened in its middle, as the ends of file names tell them apart. */
export function Middle({ text, className = '' }: { readonly text: string; readonly className?: string }) {
  const cut = text.length > END * 2 ? text.length - END : text.length;
  const end = text.slice(cut);
  return (
    <span className={`middle ${className}`} title={text}>
      {end && <span className="sr-only">{text}</span>}
      <span className="middle-start" aria-hidden={end ? true : undefined}>
        {text.slice(0, cut)}
      </span>
      {end && (
        <span className="middle-end" aria-hidden="true">
          {end}
        </span>
      )}
    </span>
  );
}
