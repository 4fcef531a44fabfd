import { create } from 'zustand';

interface SubscriptionsStore {
  /** What is searched for. */
  readonly text: string;
  setText(text: string): void;
}

/** What the screen of subscriptions is limited to; it stays while other screens are shown. */
export const useSubscriptions = create<SubscriptionsStore>()((set) => ({
  text: '',
  setText: (text) => set({ text }),
}));
