import { session } from 'electron';
import { type ProxyResolver, proxyOfEnvironment, proxyOfPac } from '../../core/transport/proxy.ts';

/**
 * The proxy for connections that Node makes: the one the environment names (it may carry a login), else what the system
 * or its PAC script says. Usable only when the app is ready.
 */
export const systemProxy: ProxyResolver = async (url) =>
  proxyOfEnvironment(url, process.env) ?? proxyOfPac(await session.defaultSession.resolveProxy(url));
