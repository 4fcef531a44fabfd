import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { selfSigned } from '../devserver/listen/self-signed.ts';
import { type AosOptions, startAos } from '../devserver/server.ts';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from './fixtures/free-port.ts';
import { expect, test } from './fixtures/index.ts';

const DAY = 86_400_000;
const screens = join(root, 'out/screens/sign-in');
const closing: (() => unknown)[] = [];

test.afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function aosWith(options: AosOptions) {
  const aos = await startAos({ seed: 7, ...options });
  closing.push(() => aos.stop());
  return aos;
}

const certificate = (hosts: string[], from: number, until: number) =>
  selfSigned({ hosts, notBefore: Date.now() + from * DAY, notAfter: Date.now() + until * DAY });
const local = ['localhost', '127.0.0.1'];

/** Fills in the form and expects a field to say what is wrong; a picture of it goes to the documentation. */
async function expectProblem(
  window: Page,
  name: string,
  given: { address: string; token: string },
  field: 'Server address' | 'Token',
  said: RegExp,
): Promise<void> {
  await window.getByLabel('Token', { exact: true }).fill(given.token);
  await window.getByLabel('Server address').fill(given.address);
  await expect(window.getByLabel(field, { exact: true })).toHaveAccessibleDescription(said, {
    timeout: 15_000,
  });
  mkdirSync(screens, { recursive: true });
  await window.screenshot({ path: join(screens, `${name}.png`) });
}

test('each way of failing says which part is wrong', async ({ start, aos }) => {
  test.setTimeout(120_000);
  const { window } = await start();
  const { token } = aos;
  const problem = (name: string, address: string, said: RegExp) =>
    expectProblem(window, name, { address, token }, 'Server address', said);
  const refused = (name: string, wrong: string, said: RegExp) =>
    expectProblem(window, name, { address: aos.address, token: wrong }, 'Token', said);

  await problem('no-name', 'no-such-host.invalid', /Can't find/);
  await problem('nothing-listens', `127.0.0.1:${await freePort()}`, /Can't connect to/);
  const expired = await aosWith({ tls: certificate(local, -20, -1) });
  await problem('expired', expired.address, /expired on .* signed by/);
  const selfMade = await aosWith({ tls: certificate(local, -1, 30) });
  await problem('self-signed', selfMade.address, /self-signed certificate.* valid until/);
  const authority = certificate(['Example University CA'], -1, 30);
  const signedBy = { name: 'Example University CA', key: authority.key };
  const times = { notBefore: Date.now() - DAY, notAfter: Date.now() + DAY };
  const unknown = await aosWith({ tls: selfSigned({ hosts: local, ...times, signedBy }) });
  await problem('unknown-authority', unknown.address, /authority this computer does not know/);
  await problem('no-tls', `https://${aos.address}`, /without encryption/);
  await problem('only-tls', `http://${selfMade.address}`, /only accepts encrypted/);
  const page = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
  );
  await problem('web-page', await listening(page), /is a web page/);
  const gateway = createServer((_request, response) => response.writeHead(502).end());
  await problem('proxy', await listening(gateway), /A proxy answers .* \(502\)/);
  const grpc = createHttp2((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/grpc', 'grpc-status': '12' }).end(),
  );
  await problem('other-grpc', await listening(grpc), /gRPC server, but not an AOS server/);
  const ssh = createTcp((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  await problem('something-else', await listening(ssh), /not an AOS server/);

  await refused('token-malformed', 'not a token', /looks incomplete/);
  await refused('token-expired', aos.control.mintToken({ expiresInS: -10 }).token, /expired on/);
  const ended = aos.control.mintToken({});
  aos.control.expireToken({ token: ended.id });
  await refused('token-refused', ended.token, /did not accept this token/);
});

test('a certificate file is trusted for one account', async ({ start, desktop }) => {
  const tls = certificate(local, -1, 30);
  const aos = await aosWith({ tls });
  const file = join(desktop.folder, 'university.pem');
  writeFileSync(file, tls.cert);
  for (const address of [aos.address, aos.webAddress]) {
    const { window, quit } = await start({ profile: address.replace(/\W/g, '-') });
    await window.getByLabel('Server address').fill(address);
    await window.getByLabel('Token', { exact: true }).fill(aos.token);
    await window
      .getByRole('button', { name: 'Trust a certificate file…' })
      .click({ trial: true, timeout: 15_000 });
    await window.getByLabel('Certificate file').setInputFiles(file);
    await expect(window.getByRole('region', { name: 'Ready to sign in' })).toContainText('encrypted');
    await expect(window.getByText('university.pem is trusted for this account')).toBeVisible();
    if (address === aos.address) await window.screenshot({ path: join(screens, 'trusted-file.png') });
    await window.getByRole('button', { name: 'Sign in' }).click();
    await expect(window.getByRole('dialog', { name: 'Choose what to watch' })).toBeVisible();
    await quit();
  }
});

test('a trusted certificate that is for another name is still refused', async ({ start, desktop }) => {
  const tls = certificate(['aos.example.org'], -1, 30);
  const aos = await aosWith({ tls });
  const file = join(desktop.folder, 'elsewhere.pem');
  writeFileSync(file, tls.cert);
  const { window } = await start();
  await window.getByLabel('Token', { exact: true }).fill(aos.token);
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByRole('button', { name: 'Trust a certificate file…' }).waitFor();
  await window.getByLabel('Certificate file').setInputFiles(file);
  await expect(window.getByLabel('Server address')).toHaveAccessibleDescription(
    /another name. It is for aos\.example\.org/,
  );
  await window.screenshot({ path: join(screens, 'wrong-host.png') });
});

test('an unencrypted connection to another machine needs a confirmation', async ({ start }) => {
  const own = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
  test.skip(own === undefined, 'there is no network but loopback');
  const aos = await aosWith({ host: own });
  const { window } = await start();
  await expectProblem(window, 'plaintext', aos, 'Server address', /not encrypted.*Your token was not sent/);
  await window.getByRole('checkbox', { name: /Send my token unencrypted/ }).check();
  await expect(window.getByRole('region', { name: 'Ready to sign in' })).toContainText('not encrypted');
});

test('a link fills in the address, and nothing else', async ({ start, aos }) => {
  const link = `aruna-notify://connect?server=${encodeURIComponent(aos.address)}&token=secret`;
  const { window } = await start({ args: [link] });
  const dialog = window.getByRole('dialog', { name: 'Add an account' });
  await expect(dialog.getByLabel('Server address')).toHaveValue(aos.address);
  await expect(dialog.getByLabel('Token', { exact: true })).toHaveValue('');
});
