import { linkScheme } from '../../core/model/app-link.ts';

/** What a link may say: where to sign in and with which institution. Never a token. */
export interface ConnectLink {
  server: string;
  institution?: { issuer: string; clientId: string };
}

/**
 * Reads `aruna-notify://connect?server=…`, with `&issuer=…&client=…` if an institution vouches for people. Returns null for
 * anything else. A link may come from anywhere, so it only fills in the sign-in form, and a token in it is ignored.
 */
export function readLink(link: string): ConnectLink | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== `${linkScheme}:` || url.hostname !== 'connect') return null;
  const parameter = (name: string, maxLength: number) => {
    const value = url.searchParams.get(name)?.trim() ?? '';
    return value === '' || value.length > maxLength || /[\s\p{Cc}\p{Cf}]/u.test(value) ? null : value;
  };
  const server = parameter('server', 500);
  const issuer = parameter('issuer', 500);
  const clientId = parameter('client', 200);
  if (server === null) return null;
  return issuer === null || clientId === null ? { server } : { server, institution: { issuer, clientId } };
}

/** Finds the link among the arguments that the app, or a second instance of it, was started with. */
export function linkOfArguments(argv: readonly string[]): string | null {
  return argv.find((arg) => arg.startsWith(`${linkScheme}:`)) ?? null;
}
