/** `keyCode` of every key that an input method takes, also where `isComposing` is not set (W3C UI Events, 229). */
const TAKEN_BY_INPUT_METHOD = 229;

/** What of a page the guard needs. */
type KeySource = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/**
 * Keeps all handlers of keys from reacting while the person composes text with an input method (Japanese, Chinese, Korean
 * …): Enter confirms a word there, Escape discards it and the arrows choose among candidates. The text itself comes in as
 * usual. Has to be called before anything else listens to keys on `page`. Returns a function that ends the guard.
 *
 * WebKit and some input methods on Linux send the key that ended the composition after `compositionend`. It is told from
 * the next key by its time: it was pressed before the composition ended.
 */
export function guardComposition(page: KeySource): () => void {
  /** When the last composition ended (ms, as in `timeStamp`). */
  let endedAt = Number.NEGATIVE_INFINITY;
  let endsNow = false;
  const onEnd = (event: Event) => {
    endedAt = event.timeStamp;
    endsNow = true;
    setTimeout(() => {
      endsNow = false;
    });
  };
  const onKey = (event: KeyboardEvent) => {
    const composes = event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD || event.key === 'Process';
    const hasEnded = endsNow || event.timeStamp <= endedAt;
    if (!composes && !hasEnded) return;
    event.stopImmediatePropagation();
    endedAt = Number.NEGATIVE_INFINITY;
    endsNow = false;
    // By themselves Enter submits a form, and Escape clears a search field.
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
  };
  page.addEventListener('compositionend', onEnd, { capture: true });
  page.addEventListener('keydown', onKey, { capture: true });
  return () => {
    page.removeEventListener('compositionend', onEnd, { capture: true });
    page.removeEventListener('keydown', onKey, { capture: true });
  };
}
