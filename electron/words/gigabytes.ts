/** Bytes as gigabytes with one digit after the point. */
export const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
