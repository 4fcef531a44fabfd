import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { askProvider } from './ask-provider.ts';

test('a provider that redirects is not followed: its secrets stay with it', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/elsewhere') response.end('{}');
    else response.writeHead(307, { location: '/elsewhere' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
    const asking = { fetch: globalThis.fetch, signal: new AbortController().signal };
    await expect(askProvider(address, { refresh_token: 'secret' }, asking)).rejects.toThrow();
    expect(asked).toEqual(['/token']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
