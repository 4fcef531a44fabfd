import type { Page } from '@playwright/test';
import type { Bridge, Channel, Input, Output } from '../../electron/ipc/contract.ts';

/** What the server says of itself, as far as the demo counts it. */
export interface ServerFacts {
  consumers: { id: string; acked: number; outstanding: number; pending: number }[];
  notifications: { acknowledged: string[] };
}

/** Asks the local AOS over HTTP. */
export async function tellServer(webAddress: string, verb: string, args: unknown = {}): Promise<unknown> {
  const response = await fetch(`${webAddress}/control/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  if (!response.ok) throw new Error(`the local AOS refused ${verb}: ${await response.text()}`);
  return response.status === 204 ? null : await response.json();
}

/** Asks the app over the same bridge its own screens use. */
export async function askApp<C extends Channel>(
  window: Page,
  channel: C,
  input?: Input<C>,
): Promise<Output<C>> {
  const reply = await window.evaluate(
    ([name, argument]) => {
      const { aruna } = globalThis as unknown as { aruna: Bridge };
      const request = aruna.request as (channel: string, input?: unknown) => Promise<unknown>;
      return request(name as string, argument);
    },
    [channel, input],
  );
  const { ok, value, problem } = reply as { ok: boolean; value: Output<C>; problem?: { message: string } };
  if (!ok) throw new Error(`the app refused ${channel}: ${problem?.message}`);
  return value;
}
