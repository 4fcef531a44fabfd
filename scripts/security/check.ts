/** Something that was tried, and what was wrong with it; null if nothing was. */
export interface Check {
  readonly name: string;
  readonly problem: string | null;
}
