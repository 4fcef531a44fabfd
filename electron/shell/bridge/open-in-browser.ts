/**
 * Opens an address with the system's browser. Others than web pages are refused: the system would start whatever program
 * is registered for their scheme. Unencrypted ones are only those of this machine.
 *
 * @throws Error if the address is refused
 */
export function openInBrowser(open: (address: string) => Promise<void>) {
  return async (address: string): Promise<void> => {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !isWebPage(url))
      throw new Error(`refused to open an address (${url?.protocol ?? 'none'})`);
    await open(url.href);
  };
}

const isWebPage = ({ protocol, hostname, username, password }: URL) =>
  username === '' &&
  password === '' &&
  (protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname)));

const isThisMachine = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
