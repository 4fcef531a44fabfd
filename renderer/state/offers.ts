/** What the palette offers for what is selected, or at the cursor, on the screen that is shown. */

export interface Offer {
  readonly name: string;
  readonly run: () => void;
}

let current: (() => readonly Offer[]) | null = null;

/** The screen that is shown tells what can be done there; the function that is returned ends that. */
export function offerHere(source: () => readonly Offer[]): () => void {
  current = source;
  return () => {
    if (current === source) current = null;
  };
}

export const offersHere = (): readonly Offer[] => current?.() ?? [];
