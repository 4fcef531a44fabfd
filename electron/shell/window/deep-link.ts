/** The scheme of links into the app. */
export const linkScheme = 'aruna-notify';

/** What a link may say: where to sign in, and with which institution. Never a token. */
export interface ConnectLink {
  server: string;
  institution?: { issuer: string; clientId: string };
}

/**
 * What is in `aruna-notify://connect?server=…`, with `&issuer=…&client=…` where an institution vouches for people; null
 * for anything else. A link may come from anywhere: it only fills in the sign-in form. A token is never taken from one.
 */
export function readLink(link: string): ConnectLink | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== `${linkScheme}:` || url.hostname !== 'connect') return null;
  const part = (name: string, max: number) => {
    const value = url.searchParams.get(name)?.trim() ?? '';
    return value === '' || value.length > max || /[\s\p{Cc}\p{Cf}]/u.test(value) ? null : value;
  };
  const [server, issuer, clientId] = [part('server', 500), part('issuer', 500), part('client', 200)];
  if (server === null) return null;
  return issuer === null || clientId === null ? { server } : { server, institution: { issuer, clientId } };
}

/** The link among the arguments the app, or a second copy of it, was started with. */
export function linkOfArguments(argv: readonly string[]): ConnectLink | null {
  const link = argv.find((arg) => arg.startsWith(`${linkScheme}:`));
  return link === undefined ? null : readLink(link);
}
