/**
 * What a token cannot do although the server takes it. A token scoped to a resource may watch and confirm events there;
 * AOS v2.0.2 refuses it the person's profile, the inbox, and deleting even the consumers it made itself.
 */
export const accountLimits = ['no-user', 'no-inbox', 'no-delete'] as const;
export type AccountLimit = (typeof accountLimits)[number];

/**
 * @param recorded what sign-in found. @param inboxRefused what the inbox itself answered last; null before it did.
 * That of the inbox is known better from asking it.
 */
export function limitsOf(
  recorded: readonly AccountLimit[] | undefined,
  inboxRefused: boolean | null,
): AccountLimit[] {
  return accountLimits.filter((limit) => {
    if (limit === 'no-inbox' && inboxRefused !== null) return inboxRefused;
    return recorded?.includes(limit) ?? false;
  });
}
