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
