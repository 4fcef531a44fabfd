/** The scheme of links into the app. */
export const linkScheme = 'aruna-notify';

/**
 * The server in `aruna-notify://connect?server=…`, or null. A link may come from anywhere: it only fills in the address
 * of the sign-in form. A token is never taken from one.
 */
export function serverOfLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== `${linkScheme}:` || url.hostname !== 'connect') return null;
  const server = url.searchParams.get('server')?.trim() ?? '';
  return server === '' || server.length > 500 || /[\s\p{Cc}\p{Cf}]/u.test(server) ? null : server;
}

/** The link among the arguments the app, or a second copy of it, was started with. */
export function serverOfArguments(argv: readonly string[]): string | null {
  const link = argv.find((arg) => arg.startsWith(`${linkScheme}:`));
  return link === undefined ? null : serverOfLink(link);
}
