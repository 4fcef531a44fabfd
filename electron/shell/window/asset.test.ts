import { expect, test } from 'vitest';
import { asset, contentSecurityPolicy } from './asset.ts';

const folder = '/app/renderer';

test('the page and its files are served with their types', () => {
  expect(asset(folder, 'app://aruna/')).toEqual({
    file: '/app/renderer/index.html',
    type: 'text/html; charset=utf-8',
  });
  expect(asset(folder, 'app://aruna/assets/main-1a.js?v=1#x')).toMatchObject({
    file: '/app/renderer/assets/main-1a.js',
    type: 'text/javascript; charset=utf-8',
  });
});

test.each([
  'app://aruna/../main/main.js',
  'app://aruna/assets/../../main/main.js',
  'app://aruna/%2e%2e/main/main.js',
  'app://aruna/..%2fmain%2fmain.js',
  'app://aruna/..%5cmain%5cmain.js',
  'app://aruna//etc/../passwd.json',
  'app://aruna/C:/Windows/win.json',
  'app://aruna/a%00.html',
  'app://aruna/%E0%A4%A.html',
  'app://aruna/.hidden.json',
  'app://aruna/main',
  'app://aruna/tool.exe',
  'app://other/index.html',
  'app://aruna.evil/index.html',
  'file:///app/renderer/index.html',
  'https://aruna/index.html',
])('%s is refused', (address) => {
  expect(asset(folder, address)).toBeNull();
});

test('the policy allows nothing but what came with the app', () => {
  expect(contentSecurityPolicy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "webrtc 'block'",
  ]);
});
