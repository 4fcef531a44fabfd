/** Whether the app starts when the person logs in, as the system has it. */
export interface Autostart {
  /** Asks the system; null where it does not tell. */
  isOn(): Promise<boolean | null>;
  /** Sets it and looks whether it happened. Rejects with an `AosError` if not. */
  set(isOn: boolean): Promise<void>;
}
