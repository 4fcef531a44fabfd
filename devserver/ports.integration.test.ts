import { request } from 'node:http';
import { connect } from 'node:http2';
import { expect, test } from 'vitest';
import { startAos } from './server.ts';
import { clientsOf, type Protocol } from './testing/clients.ts';

const GET_USER = '/aruna.api.storage.services.v2.UserService/GetUser';

test('the gRPC port speaks neither HTTP/1.1 nor gRPC-Web', async () => {
  await using aos = await startAos({ seed: 4 });
  const failure = await new Promise((resolve) => {
    request(`http://${aos.address}/`, (response) => resolve(response.statusCode))
      .once('error', resolve)
      .end();
  });
  expect(failure).toBeInstanceOf(Error);
  const session = connect(`http://${aos.address}`);
  const status = await new Promise((resolve) => {
    const call = session.request({
      ':method': 'POST',
      ':path': GET_USER,
      'content-type': 'application/grpc-web+proto',
    });
    call.once('response', (headers) => resolve(headers[':status']));
    call.end();
  });
  expect(status).toBe(415);
  const unknown = await new Promise((resolve) => {
    const call = session.request({
      ':method': 'POST',
      ':path': '/no.Such/Call',
      'content-type': 'application/grpc',
    });
    call.once('response', (headers) => resolve(headers['grpc-status']));
    call.end();
  });
  expect(unknown).toBe('12');
  session.destroy();
});

test('the web port refuses gRPC and answers control verbs', async () => {
  await using aos = await startAos({ seed: 4 });
  const headers = { 'content-type': 'application/grpc+proto' };
  expect((await fetch(`${aos.webAddress}${GET_USER}`, { method: 'POST', headers })).status).toBe(415);
  const post = (verb: string, body: unknown) =>
    fetch(`${aos.webAddress}/control/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const notified = await post('notify', { count: 2 });
  expect((await notified.json()).ids).toHaveLength(2);
  const refused = await post('notify', { count: 0 });
  expect(refused.status).toBe(400);
  expect((await refused.json()).error).toContain('count');
  expect((await post('juggle', {})).status).toBe(400);
  expect((await fetch(`${aos.webAddress}/control/stats`)).status).toBe(405);
});

test('every protocol works over TLS with the certificate as its CA', async () => {
  await using aos = await startAos({ seed: 4, tls: true });
  expect(aos.webAddress).toMatch(/^https:/);
  for (const protocol of ['grpc', 'grpc-web', 'connect'] satisfies Protocol[]) {
    expect((await clientsOf(aos, protocol).users.getUser({})).user?.id).toBe(aos.users[0]?.id);
  }
});

test('a taken port is an error', async () => {
  await using aos = await startAos({ seed: 4 });
  const port = Number(aos.address.split(':')[1]);
  await expect(startAos({ port })).rejects.toThrow(/EADDRINUSE/);
});
