import { t } from '../strings/index.ts';
import { focusContent } from './panes.ts';
import './skip-link.css';

/** The first stop of Tab: leads past sidebar and tools to the list. It is shown while it has the focus. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link by its meaning, as screen readers list it; the address stays as it is.
    <a
      href="#content"
      className="skip-link"
      onClick={(event) => {
        event.preventDefault();
        focusContent();
      }}
    >
      {t.keys.skip}
    </a>
  );
}
