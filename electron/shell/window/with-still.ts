import { STILL_ELEMENT } from '../../core/model/still-parts.ts';

/**
 * Puts a still into the page's document, as data that nothing executes (the policy allows no inline script). No text in it
 * can end the element it is in.
 * @param still JSON; null leaves the document as it is
 */
export function withStill(document: string, still: string | null): string {
  if (still === null) return document;
  const data = still.replaceAll('<', '\\u003c');
  return document.replace(
    '</body>',
    () => `<script type="application/json" id="${STILL_ELEMENT}">${data}</script></body>`,
  );
}
