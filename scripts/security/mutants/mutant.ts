/** Which tests have to fail: unit tests of a file, or tests of a spec by their names. */
export type Guard = { readonly unit: string } | { readonly e2e: string; readonly test: string };

/** A hardening item, undone: an exact edit of one file, and the test that has to notice it. */
export interface Mutant {
  readonly name: string;
  /** Path in the checkout. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  readonly guard: Guard;
}

/** Edits a file's text. @throws Error if the mutant no longer applies. */
export function mutate(text: string, { name, file, from, to }: Mutant): string {
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`"${name}" no longer applies: its text stands ${found} times in ${file}`);
  return text.replace(from, () => to);
}

const spec = 'e2e/hostile-page.spec.ts';

/** The guard that is a test of the hostile page. */
export const page = (test: string): Guard => ({ e2e: spec, test });
