/** Links that open the app at a place. They name accounts, so they work on the computer they were copied on. */

export const linkScheme = 'aruna-notify';

/** What a link can show. */
export type Place =
  | { readonly at: 'event'; readonly account: string; readonly event: number }
  | { readonly at: 'inbox'; readonly account: string; readonly notification: string }
  | { readonly at: 'inbox' }
  | { readonly at: 'subscription'; readonly account: string; readonly subscription: string };

/** Returns the link to a place, such as `aruna-notify://event?account=…&event=17`. */
export function linkTo({ at, ...rest }: Place): string {
  const parameters = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const query = parameters.toString();
  return `${linkScheme}://${at}${query && `?${query}`}`;
}

/** The longest link that is read, in characters. */
const maxLength = 500;
const isId = (text: string | null): text is string => text !== null && /^[\w.:-]{1,80}$/.test(text);

/** Reads a link that `linkTo` made; null for anything else, parameters that are not known included. */
export function readPlace(link: string): Place | null {
  if (link.length > maxLength || !URL.canParse(link)) return null;
  const { protocol, hostname, pathname, hash, searchParams: given } = new URL(link);
  if (protocol !== `${linkScheme}:` || !['', '/'].includes(pathname) || hash !== '') return null;
  const names = [...given.keys()].sort().join(' ');
  const account = given.get('account');
  if (hostname === 'inbox' && names === '') return { at: 'inbox' };
  if (!isId(account)) return null;
  const other = given.get(hostname === 'inbox' ? 'notification' : hostname);
  if (!isId(other)) return null;
  if (hostname === 'inbox' && names === 'account notification')
    return { at: 'inbox', account, notification: other };
  if (hostname === 'subscription' && names === 'account subscription')
    return { at: 'subscription', account, subscription: other };
  if (hostname === 'event' && names === 'account event' && /^[1-9]\d{0,14}$/.test(other))
    return { at: 'event', account, event: Number(other) };
  return null;
}
