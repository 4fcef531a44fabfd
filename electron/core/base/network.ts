/** Tells whether the computer is online, and when an immediate retry makes sense. */
export interface Network {
  online(): boolean;
  /** Calls the listener when the network is back or the computer wakes up; the returned function removes the listener. */
  onWake(listener: () => void): () => void;
}
