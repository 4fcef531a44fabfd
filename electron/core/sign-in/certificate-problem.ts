import { clean } from '../base/clean.ts';
import { type Problem, problem } from '../model/problem.ts';
import type { CertificateFacts } from './inspect-port.ts';

/** Says why a certificate is not trusted, with its facts: who it is for, who signed it, until when. */
export function certificateProblem(
  host: string,
  fault: string,
  certificate: CertificateFacts | null,
  now: number,
): Problem {
  if (certificate === null) return problem('certificate-unreadable', { host });
  const facts = {
    host,
    hosts: certificate.hosts.map((name) => clean(name, 200)),
    issuer: clean(certificate.issuer, 100),
    from: certificate.from,
    until: certificate.until,
  };
  if (fault === 'CERT_HAS_EXPIRED' || certificate.until < now) return problem('certificate-expired', facts);
  if (fault === 'CERT_NOT_YET_VALID' || certificate.from > now)
    return problem('certificate-too-early', facts);
  if (fault === 'ERR_TLS_CERT_ALTNAME_INVALID') return problem('certificate-other-name', facts);
  if (certificate.selfSigned) return problem('certificate-self-signed', facts);
  return problem('certificate-unknown-authority', facts);
}

/** Whether another authority in the account's own list can make it good. */
export const canBeTrusted = (fault: string): boolean =>
  /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(fault);
