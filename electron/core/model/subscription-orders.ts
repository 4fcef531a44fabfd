/** In which order subscriptions are listed; zod-free, for the page. */

/** On their screen. */
export const subscriptionOrders = ['name', 'last-event', 'unread'] as const;
export type SubscriptionOrder = (typeof subscriptionOrders)[number];

/** In the sidebar: by name, or as the person put them. */
export const sidebarOrders = ['name', 'hand'] as const;
export type SidebarOrder = (typeof sidebarOrders)[number];
