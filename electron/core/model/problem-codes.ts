export const problemKinds = [
  'unreachable',
  'tls',
  'not-aos',
  'signed-out',
  'forbidden',
  'not-found',
  'rejected',
  'server',
  'storage',
  'input',
] as const;
/** What sort of failure it is: code that reacts to a failure looks at this and never at sentences. */
export type ProblemKind = (typeof problemKinds)[number];

/** Why the certificate of a server is not trusted. */
export type CertificateFault = 'expired' | 'too-early' | 'self-signed' | 'unknown-authority' | 'other-name';

/** What a sentence about a problem can have put in. Times are epoch milliseconds, NaN where it is not known. */
interface ArgTypes {
  text: string;
  number: number;
  time: number;
  texts: string[];
  fault: CertificateFault;
}
interface Definition {
  kind: ProblemKind;
  args: Readonly<Record<string, keyof ArgTypes>>;
}

const server = { server: 'text' } as const;
/** hosts: the names a certificate is for. */
const certificate = { host: 'text', hosts: 'texts', issuer: 'text', from: 'time', until: 'time' } as const;

/**
 * Everything that can go wrong, and what a sentence about it needs to know. The sentences are in `electron/words`: a
 * problem is one line here and one in each language.
 */
export const problems = {
  // A server on the network
  'certificate-untrusted': { kind: 'tls', args: { server: 'text', fault: 'fault' } },
  'not-encrypted': { kind: 'tls', args: server },
  'unknown-host': { kind: 'unreachable', args: server },
  'connection-refused': { kind: 'unreachable', args: { server: 'text', ports: 'texts' } },
  'no-answer': { kind: 'unreachable', args: server },
  'no-network': { kind: 'unreachable', args: {} },
  'connection-lost': { kind: 'unreachable', args: server },
  'too-slow': { kind: 'unreachable', args: server },
  unavailable: { kind: 'unreachable', args: server },
  'requests-limited': { kind: 'unreachable', args: server },
  'streams-limited': { kind: 'unreachable', args: server },
  'stream-closed': { kind: 'unreachable', args: server },
  'stream-silent': { kind: 'unreachable', args: server },
  'not-aos': { kind: 'not-aos', args: server },
  'not-aos-http': { kind: 'not-aos', args: { server: 'text', status: 'number' } },
  'not-as-aos': { kind: 'not-aos', args: server },
  /** most: MiB that one answer may have. */
  'answer-too-large': { kind: 'server', args: { server: 'text', most: 'number' } },
  'inbox-too-large': { kind: 'server', args: { server: 'text', most: 'number' } },
  'internal-at-server': { kind: 'server', args: server },
  'not-known-to-server': { kind: 'not-found', args: server },
  'refused-by-server': { kind: 'rejected', args: server },
  'not-allowed': { kind: 'forbidden', args: {} },
  'token-refused': { kind: 'signed-out', args: server },
  'account-inactive': { kind: 'forbidden', args: server },
  // Proxies
  'gateway-login': { kind: 'unreachable', args: server },
  'gateway-unreachable': { kind: 'unreachable', args: { server: 'text', status: 'number' } },
  /** setting: the variable, or the part of the system's answer, that is not valid; never its value, which has a password. */
  'proxy-invalid': { kind: 'unreachable', args: { setting: 'text' } },
  /** Reported by the system's network stack, which does not say which proxy it was. */
  'proxy-failed': { kind: 'unreachable', args: {} },
  'proxy-unsupported': { kind: 'unreachable', args: { proxy: 'text', type: 'text' } },
  'proxy-silent': { kind: 'unreachable', args: { proxy: 'text' } },
  'proxy-login': { kind: 'unreachable', args: { proxy: 'text' } },
  'proxy-refuses': { kind: 'unreachable', args: { proxy: 'text', target: 'text', status: 'number' } },
  // An address, while signing in
  'address-missing': { kind: 'input', args: {} },
  'address-scheme': { kind: 'input', args: { scheme: 'text' } },
  'address-zone': { kind: 'input', args: {} },
  'address-invalid': { kind: 'input', args: {} },
  'certificate-unreadable': { kind: 'tls', args: { host: 'text' } },
  'certificate-expired': { kind: 'tls', args: certificate },
  'certificate-too-early': { kind: 'tls', args: certificate },
  'certificate-other-name': { kind: 'tls', args: certificate },
  'certificate-self-signed': { kind: 'tls', args: certificate },
  'certificate-unknown-authority': { kind: 'tls', args: certificate },
  'not-a-certificate': { kind: 'input', args: {} },
  'other-grpc-server': { kind: 'not-aos', args: { host: 'text' } },
  'web-page': { kind: 'not-aos', args: { host: 'text' } },
  'other-service': { kind: 'not-aos', args: { host: 'text' } },
  'only-unencrypted': { kind: 'tls', args: { host: 'text' } },
  'only-encrypted': { kind: 'tls', args: { host: 'text' } },
  'no-encryption': { kind: 'tls', args: { host: 'text' } },
  'nobody-answers': { kind: 'unreachable', args: { server: 'text', ports: 'texts' } },
  // A token, while signing in
  'token-missing': { kind: 'signed-out', args: {} },
  'token-incomplete': { kind: 'signed-out', args: {} },
  'token-expired': { kind: 'signed-out', args: { expiredAt: 'time' } },
  'token-not-accepted': { kind: 'signed-out', args: { host: 'text' } },
  'person-unknown': { kind: 'forbidden', args: server },
  'other-person': { kind: 'rejected', args: { theirs: 'text', ours: 'text' } },
  // A token that was stored before, while opening an account
  'keychain-locked': { kind: 'signed-out', args: {} },
  'keychain-silent': { kind: 'signed-out', args: {} },
  'keychain-absent': { kind: 'signed-out', args: {} },
  'keychain-failed': { kind: 'signed-out', args: {} },
  'token-file-unreadable': { kind: 'signed-out', args: {} },
  'token-undecipherable': { kind: 'signed-out', args: {} },
  'token-not-kept': { kind: 'signed-out', args: {} },
  // An institution
  'issuer-missing': { kind: 'input', args: {} },
  'client-missing': { kind: 'input', args: {} },
  'issuer-invalid': { kind: 'input', args: {} },
  'issuer-not-openid': { kind: 'not-aos', args: { host: 'text' } },
  'issuer-silent': { kind: 'unreachable', args: { host: 'text' } },
  'issuer-unavailable': { kind: 'unreachable', args: { host: 'text', status: 'number' } },
  'issuer-without-codes': { kind: 'not-aos', args: { host: 'text' } },
  'issuer-not-accepted': { kind: 'rejected', args: { host: 'text' } },
  'issuer-refuses': { kind: 'rejected', args: { host: 'text', reason: 'text' } },
  'client-unknown': { kind: 'not-found', args: { host: 'text' } },
  'sign-in-declined': { kind: 'rejected', args: {} },
  'code-expired': { kind: 'rejected', args: {} },
  'renewal-ended': { kind: 'signed-out', args: { host: 'text' } },
  'tokens-unreadable': { kind: 'not-aos', args: { host: 'text' } },
  // Accounts and what they hold
  'still-starting': { kind: 'server', args: {} },
  'account-gone': { kind: 'not-found', args: {} },
  'account-closed': { kind: 'not-found', args: {} },
  'too-many-accounts': { kind: 'rejected', args: { most: 'number' } },
  'portal-invalid': { kind: 'input', args: {} },
  'portal-missing': { kind: 'not-found', args: {} },
  'portal-not-https': { kind: 'rejected', args: {} },
  'event-gone': { kind: 'not-found', args: {} },
  'notifications-settled': { kind: 'not-found', args: {} },
  'snooze-time': { kind: 'input', args: {} },
  'request-settled': { kind: 'not-found', args: {} },
  // Subscriptions
  'subscription-gone': { kind: 'not-found', args: {} },
  'subscription-forbidden': { kind: 'forbidden', args: { name: 'text' } },
  'streams-left': { kind: 'rejected', args: server },
  'keeps-losing': { kind: 'server', args: server },
  'consumer-unknown': { kind: 'not-found', args: { consumer: 'text' } },
  'consumer-forbidden': { kind: 'forbidden', args: {} },
  'already-watched': { kind: 'rejected', args: {} },
  // Storage
  'disk-full': { kind: 'storage', args: {} },
  'data-read-only': { kind: 'storage', args: {} },
  'data-locked': { kind: 'storage', args: {} },
  'data-unreadable': { kind: 'storage', args: {} },
  'data-damaged': { kind: 'storage', args: {} },
  'data-newer': { kind: 'storage', args: {} },
  'database-stopped': { kind: 'storage', args: {} },
  'events-not-stored': { kind: 'storage', args: {} },
  'folder-unusable': { kind: 'storage', args: {} },
  'profile-unusable': { kind: 'storage', args: { folder: 'text', reason: 'text' } },
  'settings-restored': { kind: 'storage', args: {} },
  'settings-unreadable': { kind: 'storage', args: { file: 'text' } },
  'link-not-understood': { kind: 'input', args: {} },
  'link-account-unknown': { kind: 'not-found', args: {} },
  'link-notification-unknown': { kind: 'not-found', args: {} },
  'folder-not-shown': { kind: 'not-found', args: { folder: 'text' } },
  'page-not-opened': { kind: 'not-found', args: { address: 'text' } },
  'file-not-written': { kind: 'storage', args: {} },
  'keychain-missing': { kind: 'storage', args: {} },
  // The desktop
  'autostart-not-written': { kind: 'storage', args: { file: 'text' } },
  'autostart-refused': { kind: 'rejected', args: {} },
  'shortcut-taken': { kind: 'rejected', args: {} },
  'shortcut-unavailable': { kind: 'rejected', args: {} },
  'shortcut-declined': { kind: 'rejected', args: {} },
  'desktop-silent': { kind: 'server', args: {} },
  // Updates of the app
  'update-unreachable': { kind: 'unreachable', args: { host: 'text' } },
  'update-silent': { kind: 'unreachable', args: { host: 'text' } },
  'update-not-encrypted': { kind: 'rejected', args: { host: 'text' } },
  'update-unreadable': { kind: 'server', args: { host: 'text' } },
  'update-refused': { kind: 'rejected', args: { host: 'text' } },
  'update-not-written': { kind: 'storage', args: {} },
  'update-not-installed': { kind: 'storage', args: { file: 'text' } },
  // The app itself
  internal: { kind: 'server', args: {} },
  'request-not-understood': { kind: 'input', args: {} },
  'page-not-trusted': { kind: 'rejected', args: {} },
  'app-silent': { kind: 'server', args: {} },
  'too-many-to-select': { kind: 'rejected', args: { most: 'number' } },
  'too-many-to-copy': { kind: 'rejected', args: { most: 'number' } },
  'setup-not-json': { kind: 'input', args: {} },
  'setup-newer': { kind: 'input', args: {} },
  'setup-invalid': { kind: 'input', args: { where: 'text' } },
  /** Text of an earlier version, which stored sentences. */
  'earlier-text': { kind: 'server', args: { text: 'text' } },
} as const satisfies Record<string, Definition>;

export type ProblemCode = keyof typeof problems;
type Shape<C extends ProblemCode> = (typeof problems)[C]['args'];
/** What the sentence about a problem needs to know. */
export type ProblemArgs<C extends ProblemCode> = {
  [Name in keyof Shape<C>]: Shape<C>[Name] extends keyof ArgTypes ? ArgTypes[Shape<C>[Name]] : never;
};
