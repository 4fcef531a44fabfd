import { BlockList, isIP } from 'node:net';

/**
 * Whether a list like NO_PROXY names a host, read as curl does (everything.curl.dev/usingcurl/proxies/env): names include
 * their subdomains, with or without a leading dot or `*.`; addresses match as numbers, also by their network (CIDR); `*` is
 * every host. Beyond curl, an entry can end in a port, and then counts for that port only.
 * @param host without brackets. @param list entries separated by commas or blanks.
 */
export function isListed(list: string, host: string, port: number): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, name, port));
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const { name, ownPort, bits } = split(entry);
  if (ownPort !== null && ownPort !== port) return false;
  if (isIP(name) !== 0) return isIP(host) !== 0 && isInNetwork(host, name, bits);
  if (bits !== null || isIP(host) !== 0) return false;
  const bare = name.replace(/^\*?\./, '').replace(/\.$/, '');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

/** Takes an entry apart: `host`, `host:port`, `1.2.3.4/8`, `::1`, `[::1]:port`, `[fd00::]/8`, `fd00::/8`. */
function split(entry: string): { name: string; ownPort: number | null; bits: string | null } {
  const [, whole = '', bits = null] = /^(.*?)(?:\/(.*))?$/.exec(entry) ?? [];
  if (isIP(whole) === 6) return { name: whole, ownPort: null, bits };
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(whole) ?? [];
  return { name: bracketed ?? plain ?? whole, ownPort: port === undefined ? null : Number(port), bits };
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function isInNetwork(host: string, address: string, bits: string | null): boolean {
  const most = isIP(address) === 6 ? 128 : 32;
  if (bits !== null && !/^\d{1,3}$/.test(bits)) return false;
  const prefix = bits === null ? most : Number(bits);
  if (prefix > most) return false;
  const network = new BlockList();
  network.addSubnet(address, prefix, familyOf(address));
  return network.check(host, familyOf(host));
}
