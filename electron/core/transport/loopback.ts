/**
 * Whether a host is this machine, so that nothing leaves it: localhost and names below it, 127.0.0.0/8, ::1 and 127.0.0.0/8
 * written as IPv6, as Chromium decides it. @param host as `URL` gives it, in lower case and IPv6 in brackets.
 */
export function isLoopback(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name) ||
    /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/.test(name)
  );
}
