import type { CertificateFault, ProblemArgs } from '../core/model/problem.ts';
import type { ProblemWords } from './problem-words.ts';

const day = (ms: number) =>
  Number.isFinite(ms) ? new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(ms) : 'an unknown day';

const at = (server: string, ports: readonly string[]) =>
  ports.length > 1
    ? `${server} on the ports ${ports.join(' and ')}`
    : `${server}${ports.map((port) => `:${port}`).join('')}`;

/** How many names of a certificate are written out. */
const SHOWN_HOSTS = 3;
function facts({ hosts, issuer, until }: ProblemArgs<'certificate-expired'>): string {
  const more = hosts.length > SHOWN_HOSTS ? ` and ${hosts.length - SHOWN_HOSTS} more` : '';
  return `It is for ${hosts.slice(0, SHOWN_HOSTS).join(', ')}${more}, signed by ${issuer}, valid until ${day(until)}.`;
}

const faults: Record<CertificateFault, string> = {
  expired: 'its certificate has expired',
  'too-early': 'its certificate is not valid yet',
  'self-signed': 'its certificate is self-signed',
  'unknown-authority': 'its certificate comes from an authority this computer does not know',
  'other-name': 'its certificate is for another name',
};

const tomorrow = 'The app tries again tomorrow.';
const notSent = 'Nothing was sent to it.';
const retried = 'The app tries again by itself.';
const checkPort = 'Check the port: it may be one that does not encrypt.';
const newToken = 'Create a new token in the portal and paste it here.';
const proxyLogin = 'Start the app with HTTPS_PROXY=http://name:password@proxy:port in its environment.';

export const problemsEn: ProblemWords = {
  'certificate-untrusted': ({ server, fault }) => [
    `${server} cannot be trusted: ${faults[fault] ?? 'its certificate is not valid'}.`,
    `${notSent} Ask your administrator for a valid certificate.`,
  ],
  'not-encrypted': ({ server }) => [`Can't make an encrypted connection to ${server}.`, checkPort],
  'unknown-host': ({ server }) => [
    `Can't find ${server}.`,
    'Check the spelling, and that you are on the network it belongs to.',
  ],
  'connection-refused': ({ server, ports }) => [
    `Can't connect to ${at(server, ports)}.`,
    'Check the address and the port; the server may also be down.',
  ],
  'no-answer': ({ server }) => [
    `${server} does not answer.`,
    'Check the address, your network, and a VPN the server may need.',
  ],
  'no-network': () => ['There is no network connection.', 'The app continues as soon as it is back.'],
  'connection-lost': ({ server }) => [`The connection to ${server} was lost.`, retried],
  'too-slow': ({ server }) => [`${server} took too long to answer.`, retried],
  unavailable: ({ server }) => [`${server} is not available at the moment.`, retried],
  'requests-limited': ({ server }) => [`${server} accepts no more requests at the moment.`, retried],
  'streams-limited': ({ server }) => [`${server} does not allow this many open connections.`, retried],
  'stream-closed': ({ server }) => [`${server} closed the connection.`, 'The app opens it again by itself.'],
  'stream-silent': ({ server }) => [
    `${server} stopped responding.`,
    'The app opens the connection again by itself.',
  ],
  'not-aos': ({ server }) => [
    `${server} is not an AOS server.`,
    'Check the address; a web page or a proxy may be in the way.',
  ],
  'not-aos-http': ({ server, status }) => [
    `${server} is not an AOS server (HTTP ${status}).`,
    'Check the address; a web page or a proxy may be in the way.',
  ],
  'not-as-aos': ({ server }) => [
    `${server} answers, but not like an AOS server.`,
    'Check the address and the port.',
  ],
  'answer-too-large': ({ server, most }) => [
    `${server} sent an answer of more than ${most} MB, which the app does not load.`,
    `${retried} If it continues, contact your administrator.`,
  ],
  'inbox-too-large': ({ server, most }) => [
    `Your inbox on ${server} cannot be loaded: the server sends it in one piece, and it has more than ${most} MB.`,
    'Acknowledge some notifications elsewhere, for example in the web portal, or contact your administrator.',
  ],
  'internal-at-server': ({ server }) => [
    `${server} reported an internal error.`,
    `${retried} If it continues, contact your administrator.`,
  ],
  'not-known-to-server': ({ server }) => [`${server} can't find this.`, 'It may have been deleted.'],
  'refused-by-server': ({ server }) => [`${server} refused this request.`, 'Check what you entered.'],
  'not-allowed': () => [
    'Your token does not allow this.',
    'Ask for permission on the resource, or use another token.',
  ],
  'token-refused': ({ server }) => [
    `${server} did not accept your token.`,
    'Get a new token from the web portal and sign in with it.',
  ],
  'account-inactive': ({ server }) => [
    `Your account is not active on ${server}.`,
    'Ask your administrator to activate it, then sign in again.',
  ],
  'gateway-login': ({ server }) => [
    `A proxy on the way to ${server} asks for a name and a password.`,
    proxyLogin,
  ],
  'gateway-unreachable': ({ server, status }) => [
    `A proxy answers at ${server}, but it does not reach the server behind it (${status}).`,
    `${retried} If it continues, contact your administrator.`,
  ],
  'proxy-invalid': ({ setting }) => [
    `The proxy setting ${setting} is not a valid address.`,
    'Correct it to the form http://name:password@proxy:port, or remove it, and restart the app.',
  ],
  'proxy-failed': () => [
    'The proxy of this network cannot be used.',
    'Check the proxy settings of this computer, or ask your network administrator.',
  ],
  'proxy-unsupported': ({ proxy, type }) => [
    `This network uses a ${type} proxy (${proxy}), which does not work with gRPC.`,
    'Ask for an HTTP proxy, or for a gRPC-Web address of your server.',
  ],
  'proxy-silent': ({ proxy }) => [
    `The proxy ${proxy} of this network does not answer.`,
    'Check the proxy settings of this computer.',
  ],
  'proxy-login': ({ proxy }) => [
    `The proxy ${proxy} asks for a name and a password.`,
    `${proxyLogin} Only logins of the type "Basic" work.`,
  ],
  'proxy-refuses': ({ proxy, target, status }) => [
    `The proxy ${proxy} does not allow a connection to ${target}${status > 0 ? ` (${status})` : ''}.`,
    'Ask your network administrator to allow it, or for a server address on port 443.',
  ],
  'address-missing': () => ['The address is missing.', 'Enter the address of your server.'],
  'address-scheme': ({ scheme }) => [
    `An address that begins with "${scheme}://" is not the address of a server.`,
    'Enter the host name, for example aos.example.org.',
  ],
  'address-zone': () => [
    'An address that names a network interface (such as %eth0) cannot be used.',
    'Use the name of the server, or an address of it that needs no interface.',
  ],
  'address-invalid': () => [
    'This is not a valid address.',
    'Enter the host name and, if needed, a port, for example aos.example.org:50051.',
  ],
  'certificate-unreadable': ({ host }) => [
    `${host} has no readable certificate.`,
    `${notSent} Contact your administrator.`,
  ],
  'certificate-expired': (args) => [
    `The certificate of ${args.host} expired on ${day(args.until)}. ${facts(args)}`,
    `${notSent} Ask your administrator to renew it.`,
  ],
  'certificate-too-early': (args) => [
    `The certificate of ${args.host} is not valid before ${day(args.from)}. ${facts(args)}`,
    `Check the date of this computer. ${notSent}`,
  ],
  'certificate-other-name': (args) => [
    `The certificate of ${args.host} is for another name. ${facts(args)}`,
    `Use the name it is for. ${notSent}`,
  ],
  'certificate-self-signed': (args) => [
    `${args.host} uses a self-signed certificate. ${facts(args)}`,
    `${notSent} Ask your administrator for another certificate, or trust their certificate file for this account.`,
  ],
  'certificate-unknown-authority': (args) => [
    `The certificate of ${args.host} comes from an authority this computer does not know. ${facts(args)}`,
    `${notSent} Ask your administrator for the certificate of that authority, and trust its file for this account.`,
  ],
  'not-a-certificate': () => [
    'The file is not a certificate.',
    'Choose a file in PEM format: it has a line -----BEGIN CERTIFICATE-----.',
  ],
  'other-grpc-server': ({ host }) => [
    `${host} is a gRPC server, but not an AOS server.`,
    'Check the port: this is another service.',
  ],
  'web-page': ({ host }) => [
    `${host} is a web page, not an AOS server.`,
    'The portal and its server have different addresses: ask for the one that programs use. A proxy or a login page of the network may also be in the way.',
  ],
  'other-service': ({ host }) => [`${host} is not an AOS server.`, 'Check the address and the port.'],
  'only-unencrypted': ({ host }) => [
    `${host} is an AOS server, but its connection is not encrypted. Others on the network could read your token and act as you.`,
    'Ask your administrator for an encrypted address. Your token was not sent.',
  ],
  'only-encrypted': ({ host }) => [
    `${host} only accepts encrypted connections, and this address asks for an unencrypted one.`,
    'Enter https:// instead, or leave the beginning out.',
  ],
  'no-encryption': ({ host }) => [`${host} answers, but without encryption.`, checkPort],
  'nobody-answers': ({ server, ports }) => [
    `${at(server, ports)} does not answer.`,
    'Check the address, your network, and a VPN the server may need. A firewall may be in the way.',
  ],
  'token-missing': () => ['Enter your token.', newToken],
  'token-incomplete': () => ['This token looks incomplete.', 'Copy it again from the portal.'],
  'token-expired': ({ expiredAt }) => [`This token expired on ${day(expiredAt)}.`, newToken],
  'token-not-accepted': ({ host }) => [`${host} did not accept this token.`, newToken],
  'keychain-locked': () => ['The keychain is locked.', 'Unlock it, or sign in again.'],
  'keychain-silent': () => [
    'The keychain does not answer.',
    'Aruna Notify continues when it does. You can also sign in again.',
  ],
  'keychain-absent': () => [
    'The keychain that holds the token is not running.',
    'Start it, or sign in again.',
  ],
  'keychain-failed': () => [
    'The keychain did not give Aruna Notify its key.',
    'Restart Aruna Notify, or sign in again.',
  ],
  'token-file-unreadable': () => [
    'The saved token cannot be read.',
    'Check that the data folder belongs to you, or sign in again.',
  ],
  'token-undecipherable': () => [
    'The saved token cannot be decrypted: it is damaged, or the keychain has another key now.',
    'Sign in again.',
  ],
  'token-not-kept': () => ['The token was only kept until Aruna Notify quit.', 'Sign in again.'],
  'person-unknown': ({ server }) => [
    `${server} does not know you yet.`,
    'Register in its web portal first, then sign in again.',
  ],
  'other-person': ({ theirs, ours }) => [
    `You signed in as ${theirs}, but this account belongs to ${ours}.`,
    `Sign in as ${ours}, or add another account.`,
  ],
  'issuer-missing': () => [
    'Enter the address of the issuer.',
    'Your institution can tell you both the issuer and the client id.',
  ],
  'client-missing': () => [
    'Enter the client id.',
    'Your institution can tell you both the issuer and the client id.',
  ],
  'issuer-invalid': () => [
    'This is not the address of an issuer.',
    'It begins with https://, for example https://login.example.org/realms/research.',
  ],
  'issuer-not-openid': ({ host }) => [
    `${host} answers, but it is not a sign-in service (OpenID Connect).`,
    'Check the address of the issuer with your institution.',
  ],
  'issuer-silent': ({ host }) => [
    `The sign-in service at ${host} does not answer.`,
    'Check your network, and try again later.',
  ],
  'issuer-unavailable': ({ host, status }) => [
    `The sign-in service at ${host} is not available at the moment (HTTP ${status}).`,
    'Try again later.',
  ],
  'issuer-without-codes': ({ host }) => [
    `The sign-in service at ${host} does not offer signing in with a code (device flow).`,
    'Ask your institution to allow it for this app, or sign in with a token.',
  ],
  'issuer-not-accepted': ({ host }) => [
    `You are signed in at ${host}, but the server does not accept that.`,
    'If you have not registered in its web portal, do that first. Otherwise ask your administrator which issuer it trusts.',
  ],
  'issuer-refuses': ({ host, reason }) => [
    reason === ''
      ? `The sign-in service at ${host} refused.`
      : `The sign-in service at ${host} refused: "${reason}".`,
    'Start again. If it continues, ask your institution.',
  ],
  'client-unknown': ({ host }) => [
    `The sign-in service at ${host} does not know this client id, or does not let it sign in with a code.`,
    'Check the client id with your institution.',
  ],
  'sign-in-declined': () => [
    'The sign-in was declined in the browser.',
    'Start again if that was a mistake.',
  ],
  'code-expired': () => ['The code expired before it was approved.', 'Start again to get a new one.'],
  'renewal-ended': ({ host }) => [
    `${host} no longer renews this sign-in: it was ended there, or it is too old.`,
    'Sign in with your institution again. Nothing is lost in the meantime.',
  ],
  'tokens-unreadable': ({ host }) => [
    `The tokens of the sign-in service at ${host} cannot be read by an AOS server.`,
    'Ask your institution for access tokens in JWT format, or sign in with a token.',
  ],
  'still-starting': () => ['The app is still starting.', 'Try again in a moment.'],
  'account-gone': () => ['This account no longer exists.', 'Choose another one.'],
  'account-closed': () => ['This account is not open.', 'It may just have been removed. Choose another one.'],
  'too-many-accounts': ({ most }) => [
    `There are ${most} accounts already, and more cannot be shown together.`,
    'Remove one that you no longer need, then sign in again.',
  ],
  'portal-invalid': () => [
    'This is not the address of a portal.',
    'It begins with https://, for example https://portal.example.org.',
  ],
  'portal-missing': () => ['This account has no web portal.', 'Copy the id instead.'],
  'portal-not-https': () => [
    'The portal was not opened because its address does not begin with https://.',
    'Check the portal address of the account.',
  ],
  'event-gone': () => [
    'This event is no longer kept here.',
    'It was older than the time you set in Settings. Newer events are in the list.',
  ],
  'notifications-settled': () => [
    'This request was already handled.',
    'It was acknowledged before, here or somewhere else.',
  ],
  'snooze-time': () => ['This time cannot be used.', 'Choose one in the future, within the next five years.'],
  'request-settled': () => [
    'This access request was already handled, or does not say who asks for what.',
    'Look at it in the web portal.',
  ],
  'subscription-gone': () => [
    'This subscription no longer exists.',
    'It was removed, perhaps in another window.',
  ],
  'subscription-forbidden': ({ name }) => [
    `You can no longer watch ${name || 'this'}.`,
    'Ask for permission on it. The app tries again once an hour.',
  ],
  'streams-left': ({ server }) => [
    `Your token can only receive live events, and ${server} still holds too many earlier connections.`,
    'Sign in with a personal token from the web portal, or wait until the server has been restarted.',
  ],
  'keeps-losing': ({ server }) => [
    `${server} keeps losing this subscription.`,
    'The app sets it up again by itself. If it continues, contact your administrator.',
  ],
  'consumer-unknown': ({ consumer }) => [
    `The server has no subscription ${consumer}.`,
    'Check the id, or watch the resource as a new subscription.',
  ],
  'consumer-forbidden': () => [
    'Your token does not allow reading this subscription.',
    'Ask for permission on the resource it watches.',
  ],
  'already-watched': () => [
    'You already watch this resource.',
    'To reuse the other subscription, remove this one first.',
  ],
  'disk-full': () => [
    'The disk is full, so new events cannot be stored.',
    'Free some space. Until then the server keeps the events, and nothing is lost.',
  ],
  'data-read-only': () => [
    'The folder with the data of this account cannot be written.',
    'Give yourself permission to write to the application data folder. The app then continues by itself.',
  ],
  'data-locked': () => [
    'Another program is using the data of this account.',
    'Close the other copy of Aruna Notify. The app then continues by itself.',
  ],
  'data-unreadable': () => [
    'The data of this account could not be read or written.',
    'It is tried again from time to time. If it stays like this, see the log file.',
  ],
  'data-damaged': () => [
    'The data of this account is damaged. It is set aside and fetched again from the server.',
    'If it happens again and again, have the disk checked.',
  ],
  'data-newer': () => [
    'The data of this account was written by a newer version of Aruna Notify.',
    'Install that version again, or a later one. Nothing was changed.',
  ],
  'database-stopped': () => [
    'The database stopped working.',
    'Try again. If it fails again, restart Aruna Notify; what is stored is safe.',
  ],
  'events-not-stored': () => [
    'New events cannot be stored.',
    'The server keeps them in the meantime. If it does not continue by itself, restart Aruna Notify.',
  ],
  'folder-unusable': () => [
    'The data folder could not be read or written.',
    'Check that the disk has space and that the folder belongs to you.',
  ],
  'profile-unusable': ({ folder, reason }) => [
    `The app cannot write its data to the folder ${folder} (${reason}).`,
    'Check that the folder belongs to you and that its disk can be written, or choose another one with --user-data-dir=FOLDER.',
  ],
  'settings-restored': () => [
    'The file with your settings was damaged. The last good copy of it is used.',
    'Check whether your last change is missing.',
  ],
  'settings-unreadable': ({ file }) => [
    'The file with your settings was damaged. The app starts with its default settings.',
    `The old file is kept as ${file}.`,
  ],
  'autostart-not-written': ({ file }) => [
    `The file ${file} could not be written.`,
    'Check that you may write in its folder and that its disk has space.',
  ],
  'autostart-refused': () => [
    'The system did not change whether the app starts at login.',
    'Look for Aruna Notify in the system settings for apps and startup.',
  ],
  'shortcut-taken': () => [
    'The system did not accept this shortcut.',
    'It may belong to another app. Choose another one.',
  ],
  'shortcut-unavailable': () => [
    'This desktop (Wayland) does not let apps set global shortcuts.',
    'Set one in its keyboard settings that starts Aruna Notify: that brings up the window.',
  ],
  'shortcut-declined': () => [
    'The desktop did not set up this shortcut.',
    'Set it again, and agree when the desktop asks you.',
  ],
  'desktop-silent': () => ['The desktop did not answer.', 'Try again.'],
  'link-not-understood': () => [
    'This link does not lead to anything in this app.',
    'Copy it again, completely.',
  ],
  'link-account-unknown': () => [
    'This link belongs to an account that is not signed in here.',
    'Open it on the computer it was copied on.',
  ],
  'link-notification-unknown': () => [
    'The notification of this link is no longer in the inbox.',
    'Look for it in the history.',
  ],
  'page-not-opened': ({ address }) => [
    'The page could not be opened in a browser.',
    `Open ${address} yourself.`,
  ],
  'folder-not-shown': ({ folder }) => [
    'The folder could not be opened.',
    `Open ${folder} in a file manager.`,
  ],
  'file-not-written': () => [
    'The file could not be written.',
    'Choose another folder, or check that its disk has space.',
  ],
  'keychain-missing': () => [
    'This computer has no keychain that the app can use.',
    'Keep the token for this run only, or allow a file.',
  ],
  'update-unreachable': ({ host }) => [`The updates of ${host} could not be read.`, tomorrow],
  'update-silent': ({ host }) => [`${host} did not send its updates in time.`, tomorrow],
  'update-not-encrypted': ({ host }) => [
    `The update leads to ${host} without encryption, so it was not downloaded.`,
    'Tell your administrator.',
  ],
  'update-unreadable': ({ host }) => [
    `What ${host} says about updates cannot be understood.`,
    'Tell your administrator.',
  ],
  'update-refused': ({ host }) => [
    `The update from ${host} is damaged or was changed on the way, so it was thrown away.`,
    'If it happens again, tell your administrator.',
  ],
  'update-not-written': () => ['The update could not be saved.', 'Check that the disk has space.'],
  'update-not-installed': ({ file }) => [
    `The update could not be installed; ${file} is unchanged.`,
    'Check that you may write there and that the disk has space.',
  ],
  internal: () => [
    'Something went wrong in Aruna Notify.',
    'Try again. If it happens again, please report it with the log.',
  ],
  'request-not-understood': () => [
    'The window asked for something the app does not understand.',
    'Restart Aruna Notify. If it happens again, please report it.',
  ],
  'page-not-trusted': () => [
    'A page that is not part of the app asked it to do something.',
    'Nothing was done.',
  ],
  'app-silent': () => ['The app did not answer.', 'Close the window and open it again.'],
  'too-many-to-select': ({ most }) => [
    `At most ${most.toLocaleString('en')} rows can be selected one by one.`,
    'Select all, or filter the list first.',
  ],
  'too-many-to-copy': ({ most }) => [
    `More than ${most.toLocaleString('en')} rows do not fit on the clipboard.`,
    'Save them to a file, or filter them.',
  ],
  'setup-not-json': () => [
    'This file was not exported from Aruna Notify.',
    'Choose a file that was made with "Export…".',
  ],
  'setup-newer': () => [
    'This file was made by a newer version of Aruna Notify.',
    'Update this app, and import the file again. Nothing has been changed.',
  ],
  'setup-invalid': ({ where }) => [
    `This file cannot be used: "${where}" is not valid.`,
    'Choose a file that was made with "Export…".',
  ],
  'earlier-text': ({ text }) => [text, ''],
};
