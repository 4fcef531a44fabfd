import { session } from 'electron';
import {
  isAlwaysDirect,
  type ProxyResolver,
  proxyOfEnvironment,
  proxyOfPac,
} from '../../core/transport/proxy.ts';

/**
 * Finds the proxy for connections that Node makes: the one that the environment names, which may carry a login, or else
 * the one of the system or its PAC script. Works only once the app is ready.
 */
export function createSystemProxy(env: NodeJS.ProcessEnv): ProxyResolver {
  return async (url) => {
    if (isAlwaysDirect(url)) return null;
    const own = proxyOfEnvironment(url, env);
    return own === null ? proxyOfPac(await session.defaultSession.resolveProxy(url)) : own.proxy;
  };
}
