/** Where releases come from. Every call has a deadline. */
export interface ReleaseFeed {
  /**
   * Returns the version on offer if it is newer than this one, else null.
   *
   * @throws AosError
   */
  check(): Promise<string | null>;
  /**
   * Downloads and verifies the release that was found, unless it is there already. Returns the path of the file.
   *
   * @throws AosError
   */
  download(): Promise<string>;
  /** Ends what is under way. */
  close(): void;
}
