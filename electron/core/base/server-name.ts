/** The name under which people know a server: host and port of its address, and the path where it has one. */
export function serverName(endpoint: string): string {
  const { host, pathname } = new URL(endpoint);
  return pathname === '/' ? host : `${host}${pathname}`;
}
