import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** The authorities that may have issued a server's certificate. It is made on first use, as that takes some ms. */
export type Trust = () => SecureContext;

/** Files in which Linux systems keep the authorities that their administrator trusts, such as a company's own. */
const SYSTEM_BUNDLES = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

/**
 * Combines the authorities that are built in, those of the system as far as Node can read them (Linux: the bundle;
 * elsewhere from Node 22.15 on, nodejs.org/api/tls.html), those in one further file, and one
 * account's own.
 *
 * @param own PEM of additional certificates that this account trusts; null for none. @throws if it is not PEM.
 * @param extraFile path of a PEM file with further authorities; one that cannot be read does not count.
 */
export function createTrust(own: string | null, extraFile?: string): Trust {
  // Checked here, since Node silently ignores a text that is not a certificate.
  if (own !== null) new X509Certificate(own);
  let context: SecureContext | undefined;
  return () => {
    context ??= createSecureContext({
      ca: [
        ...rootCertificates,
        ...systemRoots(),
        ...(extraFile ? contents(extraFile) : []),
        ...(own === null ? [] : [own]),
      ],
    });
    return context;
  };
}

function systemRoots(): string[] {
  const newer = tls as { getCACertificates?: (kind: string) => string[] };
  return newer.getCACertificates?.('system') ?? SYSTEM_BUNDLES.flatMap((path) => contents(path)).slice(0, 1);
}

function contents(path: string): string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    // A system without this file keeps its authorities elsewhere; the built-in ones remain.
    return [];
  }
}
