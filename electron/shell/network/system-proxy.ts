import { session } from 'electron';
import { type ProxyResolver, proxyOfEnvironment, proxyOfPac } from '../../core/transport/proxy.ts';

/**
 * Finds the proxy for connections that Node makes: the one that the environment names, which may carry a login, or else
 * the one of the system or its PAC script. Works only once the app is ready.
 */
export function createSystemProxy(env: NodeJS.ProcessEnv): ProxyResolver {
  return async (url) =>
    proxyOfEnvironment(url, env) ?? proxyOfPac(await session.defaultSession.resolveProxy(url));
}
