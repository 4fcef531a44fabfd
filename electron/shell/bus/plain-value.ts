/** Unwraps the variants in a D-Bus value, all the way down. */
export function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  if ('signature' in value && 'value' in value) return plainValue(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}
