import type { AccountSubscription } from '../state/app-store.ts';

/** What a dialog about one subscription takes. */
export interface SubscriptionDialogProps extends AccountSubscription {
  readonly onClose: () => void;
}
