import { expect, test } from 'vitest';
import { refusedSwitch } from './refused-switches.ts';

const on = (platform: NodeJS.Platform, ...args: string[]) =>
  refusedSwitch(['/opt/aruna-notify', ...args], platform);

test.each([
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['--remote-debugging-port', 'remote-debugging-port'],
  ['-remote-debugging-port=0', 'remote-debugging-port'],
  ['--Remote-Debugging-Pipe', 'remote-debugging-pipe'],
  ['--inspect', 'inspect'],
  ['--inspect-brk=0.0.0.0:9229', 'inspect-brk'],
  ['--js-flags=--expose-gc', 'js-flags'],
  ['--load-extension=/tmp/x', 'load-extension'],
  ['--disable-web-security', 'disable-web-security'],
  ['--ignore-certificate-errors', 'ignore-certificate-errors'],
  ['--host-resolver-rules=MAP * 10.0.0.1', 'host-resolver-rules'],
  ['--renderer-cmd-prefix=gdb --args', 'renderer-cmd-prefix'],
  ['--log-net-log=/tmp/log', 'log-net-log'],
])('%s is refused, wherever it stands', (argument, name) => {
  expect(on('linux', argument)).toBe(name);
  expect(on('darwin', '--hidden', argument, 'aruna-notify://connect')).toBe(name);
  expect(on('win32', argument.replace(/^--?/, '/'))).toBe(name);
});

test.each([
  '--no-sandbox',
  '--proxy-server=http://proxy:3128',
  '--proxy-pac-url=http://proxy/pac',
  '--auth-server-allowlist=*.uni.example',
  '--lang=de',
  '--password-store=gnome-libsecret',
  '--ozone-platform=wayland',
  '--enable-features=WaylandWindowDecorations',
  '--disable-gpu',
  '--user-data-dir=/srv/inspect',
  '--hidden',
  '--provision',
  '/home/lee/inspect',
  'inspect',
  'aruna-notify://connect?server=--inspect',
])('%s is for people and administrators', (argument) => {
  expect(on('linux', argument)).toBeNull();
});

test('what stands behind two dashes is no switch, and the program itself is none', () => {
  expect(on('linux', '--', '--inspect')).toBeNull();
  expect(refusedSwitch(['--inspect'], 'linux')).toBeNull();
});
