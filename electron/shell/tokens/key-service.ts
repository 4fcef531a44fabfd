import type { KeychainState } from '../../core/model/account.ts';

/** A program that holds the key tokens are encrypted with, as far as it can be asked without blocking. */
export interface KeyService {
  /** Asks whether its key can be had without a prompt. It never rejects. */
  ask(): Promise<Exclude<KeychainState, 'failed'>>;
  /** Has the person unlock it, and resolves when they have or have declined. It never rejects. */
  unlock(): Promise<void>;
  /** Calls the listener whenever another answer is possible. The returned function ends that. */
  follow(changed: () => unknown): () => void;
}

/** Of an operating system whose keychain is always there. */
export const alwaysOpen: KeyService = {
  ask: async () => 'open',
  unlock: async () => undefined,
  follow: () => () => undefined,
};

/** Where there is nothing that could hold a key. */
export const noKeyService: KeyService = { ...alwaysOpen, ask: async () => 'missing' };
