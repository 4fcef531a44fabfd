import { expect, test } from 'vitest';
import { isListed } from './no-proxy.ts';
import { isAlwaysDirect, proxyOfEnvironment, proxyOfPac } from './proxy.ts';
import { readProxy } from './proxy-setting.ts';

const url = 'https://aos.example.org:50051';

test('the environment names a proxy, with its login', () => {
  const env = { HTTPS_PROXY: 'http://ada:p%40ss@proxy.example.org:3128' };
  expect(proxyOfEnvironment(url, env)?.proxy).toEqual({
    host: 'proxy.example.org',
    port: 3128,
    encrypted: false,
    login: 'ada:p@ss',
    unsupported: null,
  });
  expect(proxyOfEnvironment('http://aos.example.org', env)).toBeNull();
});

test.each([
  [{ https_proxy: 'a:1', HTTPS_PROXY: 'b:1', ALL_PROXY: 'c:1' }, 'a'],
  [{ HTTPS_PROXY: 'b:1', all_proxy: 'c:1' }, 'b'],
  [{ https_proxy: '', HTTPS_PROXY: 'b:1' }, 'b'],
  [{ all_proxy: 'c:1', ALL_PROXY: 'd:1' }, 'c'],
  [{ ALL_PROXY: 'd:1', http_proxy: 'e:1' }, 'd'],
])('which variable counts: %j', (env, host) => {
  expect(proxyOfEnvironment(url, env)?.proxy?.host).toBe(host);
});

test('the lowercase no_proxy counts before the other', () => {
  const env = { https_proxy: 'a:1', no_proxy: 'other.net', NO_PROXY: 'example.org' };
  expect(proxyOfEnvironment(url, env)?.proxy?.host).toBe('a');
  expect(proxyOfEnvironment(url, { ...env, no_proxy: '' })).toEqual({ proxy: null });
});

test.each([
  ['*', 'aos.example.org'],
  ['example.org', 'aos.example.org'],
  ['.example.org', 'aos.example.org'],
  ['.example.org', 'example.org'],
  ['*.example.org', 'aos.example.org'],
  ['example.org.', 'aos.example.org'],
  ['EXAMPLE.org', 'aos.example.org.'],
  ['other.net, aos.example.org', 'aos.example.org'],
  ['other.net aos.example.org', 'aos.example.org'],
  [' ,, other.net\t,aos.example.org ,', 'aos.example.org'],
  ['other.net,*', 'aos.example.org'],
  ['aos.example.org:50051', 'aos.example.org'],
  ['10.0.0.0/8', '10.1.2.3'],
  ['10.1.2.3', '10.1.2.3'],
  ['10.1.2.3:50051', '10.1.2.3'],
  ['192.168.0.0/17', '192.168.127.255'],
  ['0.0.0.0/0', '8.8.8.8'],
  ['fd00::/8', 'fd12:3456::1'],
  ['[fd00::]/8', 'fd12:3456::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:50051', '2001:db8::1'],
  ['2001:0DB8:0::1', '2001:db8::1'],
  ['10.0.0.0/8', '::ffff:a01:203'],
])('NO_PROXY=%j spares %s', (list, host) => {
  expect(isListed(list, host, 50_051)).toBe(true);
});

test.each([
  ['', 'aos.example.org'],
  ['xample.org', 'aos.example.org'],
  ['example.org', 'nonexample.org'],
  ['aos.example.org:443', 'aos.example.org'],
  ['a*', 'aos.example.org'],
  ['.', 'aos.example.org'],
  ['10.0.0.0/8', '11.0.0.1'],
  ['10.0.0.0/33', '10.0.0.0'],
  ['10.0.0.0/x', '10.0.0.0'],
  ['10', '10.0.0.1'],
  ['2.3', '10.1.2.3'],
  ['192.168.0.0/17', '192.168.128.0'],
  ['fd00::/8', 'fe00::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['0.0.0.0/0', '2001:db8::1'],
  ['[', '::1'],
])('NO_PROXY=%j does not spare %s', (list, host) => {
  expect(isListed(list, host, 50_051)).toBe(false);
});

test('this machine is never asked through a proxy', () => {
  const here = [
    'localhost',
    'a.localhost',
    'LOCALHOST.',
    '127.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ];
  for (const host of [...here, '169.254.3.4', '[fe80::1]'])
    expect(isAlwaysDirect(`https://${host}:1`)).toBe(true);
  for (const host of ['localhost.evil.org', '128.0.0.1', '[::2]', '[::ffff:10.0.0.1]']) {
    expect(isAlwaysDirect(`https://${host}:1`)).toBe(false);
  }
});

test.each([
  ['http://ada:100%@proxy:3128', 'ada:100%', 'proxy', 3128],
  ['http://ada:5%25@proxy:3128', 'ada:5%', 'proxy', 3128],
  ['http://ada:%ff%zz@proxy:3128', 'ada:%ff%zz', 'proxy', 3128],
  ['http://ada:p@ss:w@proxy:3128/', 'ada:p@ss:w', 'proxy', 3128],
  ['http://ada:pa/ss#?@proxy:3128', 'ada:pa/ss#?', 'proxy', 3128],
  ['http://ada%40uni.org:%C3%A4@proxy', 'ada@uni.org:ä', 'proxy', 80],
  ['ada@proxy:3128', 'ada:', 'proxy', 3128],
  ['http://proxy:3128/a@b', null, 'proxy', 3128],
  ['proxy.example.org:8080', null, 'proxy.example.org', 8080],
  ['HTTPS://proxy', null, 'proxy', 443],
  ['http://[2001:DB8::1]:3128', null, '2001:db8::1', 3128],
])('the proxy %s', (text, login, host, port) => {
  expect(readProxy(text)).toMatchObject({ login, host, port, unsupported: null });
});

test.each(['socks5h://proxy:1080', 'socks4://proxy', 'socks://proxy'])('%s is not supported', (text) => {
  expect(readProxy(text)).toMatchObject({ unsupported: 'SOCKS', port: 1080 });
});

test.each([
  'http://',
  'http://proxy:99999',
  'proxy:0',
  'http://a b:1',
  '::1:3128',
  'http://proxy:port',
  'http://[::1',
  '@',
])('the setting %j is reported, without its value', (value) => {
  expect(() => proxyOfEnvironment(url, { https_proxy: value })).toThrow(
    'proxy-invalid {"setting":"https_proxy"}',
  );
});

test('the answer of a PAC script is read', () => {
  expect(proxyOfPac('DIRECT')).toBeNull();
  expect(proxyOfPac('PROXY 10.0.0.1:8080; DIRECT')).toMatchObject({ host: '10.0.0.1', port: 8080 });
  expect(proxyOfPac('HTTPS proxy.example.org:443')).toMatchObject({ encrypted: true });
  expect(proxyOfPac('SOCKS5 127.0.0.1:1080')).toMatchObject({ port: 1080, unsupported: 'SOCKS' });
  expect(() => proxyOfPac('PROXY ')).toThrow('proxy-invalid');
});
