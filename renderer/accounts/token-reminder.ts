/** How long before a token expires the reminder appears, ms: enough time to get a new one. */
export const REMINDER_MS = 7 * 86_400_000;
