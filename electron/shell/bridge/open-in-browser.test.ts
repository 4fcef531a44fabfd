import { expect, test } from 'vitest';
import { openInBrowser } from './open-in-browser.ts';

async function opened(address: string): Promise<string[]> {
  const all: string[] = [];
  await openInBrowser(async (one) => void all.push(one))(address).catch(() => undefined);
  return all;
}

test.each(['https://portal.example/objects/1?x=1', 'http://127.0.0.1:8080/device', 'http://localhost/'])(
  '%s is opened',
  async (address) => expect(await opened(address)).toEqual([address]),
);

test.each([
  'http://portal.example/',
  'http://localhost.example/',
  'https://login@portal.example/',
  'https://name:password@portal.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://portal.example/1',
  'vbscript:x',
  'smb://portal.example/share',
  'ftp://portal.example/',
  'ssh://portal.example/',
  'mailto:lee@portal.example',
  'tel:112',
  'ms-msdt:/id',
  'search-ms:query=x',
  'vscode://file/etc/passwd',
  'aruna-notify://connect',
  'app://aruna/index.html',
  '/usr/bin/true',
  'C:\\Windows\\System32\\calc.exe',
  '\\\\portal.example\\share',
  '',
])('%s is not', async (address) => expect(await opened(address)).toEqual([]));

test('a refusal reaches who asked', async () => {
  await expect(openInBrowser(async () => {})('file:///etc/passwd')).rejects.toThrow('refused');
});
