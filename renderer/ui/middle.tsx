import './middle.css';

/** How much of the end stays when a name is too long: enough for its number and its ending. */
const END = 12;

/** A name that is shortened in its middle, as the ends of file names tell them apart. */
export function Middle({ text, className = '' }: { readonly text: string; readonly className?: string }) {
  const cut = text.length > END * 2 ? text.length - END : text.length;
  return (
    <span className={`middle ${className}`} title={text}>
      <span className="middle-start">{text.slice(0, cut)}</span>
      {cut < text.length && <span className="middle-end">{text.slice(cut)}</span>}
    </span>
  );
}
