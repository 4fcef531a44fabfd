import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Which authorities a server's certificate may come from. Made when it is first needed: that takes some ms. */
export type Trust = () => SecureContext;

/** Where Linux systems keep the authorities their administrator trusts, a company's own among them. */
const SYSTEM_BUNDLES = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

/**
 * The authorities that are built in, those of the system as far as Node can read them (Linux: the bundle; elsewhere from
 * Node 22.15 on, nodejs.org/api/tls.html), those in the file that NODE_EXTRA_CA_CERTS names, and one account's own.
 *
 * @param own PEM of certificates that this account trusts besides; null for none. @throws when it is not PEM.
 */
export function createTrust(own: string | null): Trust {
  // Node passes over what is no certificate without a word.
  if (own !== null) new X509Certificate(own);
  let context: SecureContext | undefined;
  return () => {
    context ??= createSecureContext({ ca: [...systemRoots(), ...(own === null ? [] : [own])] });
    return context;
  };
}

function systemRoots(): string[] {
  const newer = tls as { getCACertificates?: (kind: string) => string[] };
  const system =
    newer.getCACertificates?.('system') ?? SYSTEM_BUNDLES.flatMap((path) => contents(path)).slice(0, 1);
  const extra = process.env.NODE_EXTRA_CA_CERTS;
  return [...rootCertificates, ...system, ...(extra ? contents(extra) : [])];
}

function contents(path: string): string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    // A system without it has its authorities elsewhere; the built-in ones remain.
    return [];
  }
}
