import { net } from 'electron';

/** `fetch` over the system's network stack: its proxy, its certificates. Usable only when the app is ready. */
export const systemFetch: typeof globalThis.fetch = (input, init) =>
  net.fetch(input instanceof URL ? input.href : input, init);
