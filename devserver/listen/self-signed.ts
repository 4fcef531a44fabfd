import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface CertificateOptions {
  /** Names and IPv4 addresses the certificate is valid for. */
  hosts: readonly string[];
  /** Epoch milliseconds. */
  notBefore: number;
  notAfter: number;
  /** The certificate that signs it instead of itself: its first name and its key (PEM). */
  signedBy?: { name: string; key: string } | undefined;
}

export interface Certificate {
  /** PEM. */
  cert: string;
  key: string;
}

/** An X.509 v3 certificate (RFC 5280) with an ECDSA P-256 key, signed by itself or by another; it may act as a CA. */
export function selfSigned(options: CertificateOptions): Certificate {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
  const ecdsaSha256 = sequence(oid('2a8648ce3d040302'));
  const nameOf = (text: string) => sequence(set(sequence(oid('550403'), tagged(0x0c, Buffer.from(text)))));
  const name = nameOf(options.hosts[0] ?? 'localhost');
  const issuer = options.signedBy === undefined ? name : nameOf(options.signedBy.name);
  const serial = randomBytes(12);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01;

  const alternatives = options.hosts.map((host) =>
    isIPv4(host) ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host)),
  );
  const extensions = sequence(
    extension('551d11', sequence(...alternatives)),
    extension('551d13', sequence(tagged(0x01, Buffer.from([0xff])))),
    extension('551d0e', tagged(0x04, createHash('sha1').update(spki).digest())),
  );
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, serial),
    ecdsaSha256,
    issuer,
    sequence(time(options.notBefore), time(options.notAfter)),
    name,
    spki,
    tagged(0xa3, extensions),
  );
  const signature = createSign('sha256')
    .update(body)
    .sign(options.signedBy?.key ?? pair.privateKey);
  const certificate = sequence(body, ecdsaSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Encodes DER: a tag, the length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, value));
}

/** Encodes UTCTime, which RFC 5280 requires before 2050. */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}
