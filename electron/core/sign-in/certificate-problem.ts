import { clean } from '../base/clean.ts';
import type { Problem } from '../model/problem.ts';
import type { CertificateFacts } from './inspect-port.ts';

const SHOWN_HOSTS = 3;

/** Why a certificate is not trusted, with its facts: who it is for, who signed it, until when. */
export function certificateProblem(
  host: string,
  fault: string,
  certificate: CertificateFacts | null,
  now: number,
): Problem {
  const next = 'Nothing was sent to it. Ask who runs the server';
  if (certificate === null) {
    return { kind: 'tls', message: `${host} shows no certificate that can be read.`, next: `${next}.` };
  }
  const facts = factsLine(certificate);
  const trust = 'or trust their certificate file for this account.';
  if (fault === 'CERT_HAS_EXPIRED' || certificate.until < now) {
    const message = `The certificate of ${host} expired on ${day(certificate.until)}. ${facts}`;
    return { kind: 'tls', message, next: `${next} to renew it.` };
  }
  if (fault === 'CERT_NOT_YET_VALID' || certificate.from > now) {
    const message = `The certificate of ${host} is valid only from ${day(certificate.from)} on. ${facts}`;
    return { kind: 'tls', message, next: `Check the date of this computer. ${next}.` };
  }
  if (fault === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const message = `The certificate of ${host} is for another name. ${facts}`;
    return { kind: 'tls', message, next: `Use the name it is for. ${next} which one that is.` };
  }
  if (certificate.selfSigned) {
    const message = `The certificate of ${host} is signed by itself: anybody could have made it. ${facts}`;
    return { kind: 'tls', message, next: `${next} for a better one, ${trust}` };
  }
  const message = `The certificate of ${host} comes from an authority this computer does not know. ${facts}`;
  return { kind: 'tls', message, next: `${next} for the certificate of that authority, ${trust}` };
}

/** Whether another authority in the account's own list can make it good. */
export const canBeTrusted = (fault: string): boolean =>
  /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(fault);

function factsLine({ hosts, issuer, until }: CertificateFacts): string {
  const more = hosts.length > SHOWN_HOSTS ? ` and ${hosts.length - SHOWN_HOSTS} more` : '';
  const names = hosts.slice(0, SHOWN_HOSTS).join(', ');
  return `It is for ${clean(names, 200)}${more}, signed by ${clean(issuer, 100)}, good until ${day(until)}.`;
}

export const day = (ms: number): string =>
  Number.isFinite(ms)
    ? new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(ms)
    : 'an unknown day';

/** What was given as a certificate file is none. */
export const notCertificate: Problem = {
  kind: 'input',
  message: 'This file holds no certificate that can be read.',
  next: 'Choose a file in the PEM format: it has a line -----BEGIN CERTIFICATE-----.',
};
