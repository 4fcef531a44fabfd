import { expect, test } from 'vitest';
import { proxyOfEnvironment, proxyOfPac } from './proxy.ts';

const url = 'https://aos.example.org:50051';

test('the environment names a proxy, with its login', () => {
  const env = { HTTPS_PROXY: 'http://ada:p%40ss@proxy.example.org:3128' };
  expect(proxyOfEnvironment(url, env)).toEqual({
    host: 'proxy.example.org',
    port: 3128,
    encrypted: false,
    login: 'ada:p@ss',
    unsupported: null,
  });
  expect(proxyOfEnvironment('http://aos.example.org', env)).toBeNull();
});

test.each(['*', 'example.org', '.example.org', 'other.net, aos.example.org', 'aos.example.org:50051'])(
  'NO_PROXY=%s spares the server',
  (noProxy) => {
    expect(proxyOfEnvironment(url, { https_proxy: 'proxy:3128', no_proxy: noProxy })).toBeNull();
    expect(proxyOfEnvironment(url, { https_proxy: 'proxy:3128', no_proxy: 'xample.org' })?.port).toBe(3128);
  },
);

test('the answer of a PAC script is read', () => {
  expect(proxyOfPac('DIRECT')).toBeNull();
  expect(proxyOfPac('PROXY 10.0.0.1:8080; DIRECT')).toMatchObject({ host: '10.0.0.1', port: 8080 });
  expect(proxyOfPac('HTTPS proxy.example.org:443')).toMatchObject({ encrypted: true });
  expect(proxyOfPac('SOCKS5 127.0.0.1:1080')).toMatchObject({ port: 1080, unsupported: 'SOCKS' });
});
