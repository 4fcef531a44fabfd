import type { Finding } from '../../core/model/finding.ts';
import type { ProxyResolver } from '../../core/transport/proxy.ts';

/** Says which proxies lead to the servers of the accounts (their addresses). A login of a proxy is never named. */
export async function checkProxy(servers: readonly string[], proxy: ProxyResolver): Promise<Finding> {
  try {
    const found = await Promise.all([...new Set(servers)].map(proxy));
    const proxies = [...new Set(found.flatMap((one) => (one === null ? [] : [`${one.host}:${one.port}`])))];
    return proxies.length === 0 ? { code: 'proxy-none' } : { code: 'proxy-used', proxies };
  } catch {
    return { code: 'proxy-unreadable' };
  }
}
