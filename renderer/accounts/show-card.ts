/** The id of the element with an account. */
export const cardId = (account: string): string => `account-${account}`;

/** Brings an account into sight, on the screen of the accounts, which has just been opened. */
export function showCard(account: string): void {
  // React shows it with the next frame.
  requestAnimationFrame(() => document.getElementById(cardId(account))?.scrollIntoView({ block: 'nearest' }));
}
