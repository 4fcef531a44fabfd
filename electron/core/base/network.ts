/** Whether there is a network, and word of the moments at which trying again at once makes sense. */
export interface Network {
  online(): boolean;
  /** Called when the network came back and when the machine woke up; the function it gives stops that. */
  onWake(listener: () => void): () => void;
}
