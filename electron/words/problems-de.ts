import type { CertificateFault, ProblemArgs } from '../core/model/problem.ts';
import type { ProblemWords } from './problem-words.ts';

const day = (ms: number) =>
  Number.isFinite(ms) ? new Intl.DateTimeFormat('de', { dateStyle: 'long' }).format(ms) : 'unbekannten Tag';

const at = (server: string, ports: readonly string[]) =>
  ports.length > 1
    ? `${server} an den Ports ${ports.join(' und ')}`
    : `${server}${ports.map((port) => `:${port}`).join('')}`;

/** How many names of a certificate are written out. */
const SHOWN_HOSTS = 3;
function facts({ hosts, issuer, until }: ProblemArgs<'certificate-expired'>): string {
  const more = hosts.length > SHOWN_HOSTS ? ` und ${hosts.length - SHOWN_HOSTS} weitere` : '';
  return `Es gilt für ${hosts.slice(0, SHOWN_HOSTS).join(', ')}${more}, ausgestellt von ${issuer}, bis zum ${day(until)}.`;
}

const faults: Record<CertificateFault, string> = {
  expired: 'Sein Zertifikat ist abgelaufen',
  'too-early': 'Sein Zertifikat gilt noch nicht',
  'self-signed': 'Sein Zertifikat ist selbst signiert',
  'unknown-authority': 'Sein Zertifikat kommt von einer Stelle, die dieser Computer nicht kennt',
  'other-name': 'Sein Zertifikat gilt für einen anderen Namen',
};

const tomorrow = 'Das Programm versucht es morgen von selbst noch einmal.';
const notSent = 'Es wurde nichts dorthin gesendet.';
const retried = 'Das Programm versucht es von selbst noch einmal.';
const checkPort = 'Prüfen Sie den Port: Vielleicht ist es einer, der nicht verschlüsselt.';
const newToken = 'Erstellen Sie im Portal ein neues Token und fügen Sie es hier ein.';
const admin = 'wenden Sie sich an Ihre Administratoren.';
const proxyLogin =
  'Starten Sie das Programm mit HTTPS_PROXY=http://name:passwort@proxy:port in seiner Umgebung.';
const inTheWay = 'Prüfen Sie die Adresse; vielleicht ist eine Webseite oder ein Proxy im Weg.';
const exported = 'Wählen Sie eine Datei, die mit „Exportieren …“ gemacht wurde.';

export const problemsDe: ProblemWords = {
  'certificate-untrusted': ({ server, fault }) => [
    `${server} ist nicht vertrauenswürdig: ${faults[fault] ?? 'Sein Zertifikat ist ungültig'}.`,
    `${notSent} Bitten Sie Ihre Administratoren um ein gültiges Zertifikat.`,
  ],
  'not-encrypted': ({ server }) => [
    `Zu ${server} lässt sich keine verschlüsselte Verbindung herstellen.`,
    checkPort,
  ],
  'unknown-host': ({ server }) => [
    `${server} ist nicht zu finden.`,
    'Prüfen Sie die Schreibweise, und ob Sie in dem Netz sind, zu dem der Server gehört.',
  ],
  'connection-refused': ({ server, ports }) => [
    `Keine Verbindung zu ${at(server, ports)}.`,
    'Prüfen Sie die Adresse und den Port; vielleicht ist der Server auch außer Betrieb.',
  ],
  'no-answer': ({ server }) => [
    `${server} antwortet nicht.`,
    'Prüfen Sie die Adresse, Ihr Netz und ein VPN, falls der Server eines braucht.',
  ],
  'no-network': () => [
    'Es gibt keine Netzverbindung.',
    'Sobald sie wieder da ist, geht es von selbst weiter.',
  ],
  'connection-lost': ({ server }) => [`Die Verbindung zu ${server} ist abgebrochen.`, retried],
  'too-slow': ({ server }) => [`${server} hat zu lange nicht geantwortet.`, retried],
  unavailable: ({ server }) => [`${server} ist im Moment nicht verfügbar.`, retried],
  'requests-limited': ({ server }) => [`${server} nimmt im Moment keine weiteren Anfragen an.`, retried],
  'streams-limited': ({ server }) => [`${server} erlaubt nicht so viele offene Verbindungen.`, retried],
  'stream-closed': ({ server }) => [
    `${server} hat die Verbindung beendet.`,
    'Das Programm stellt sie von selbst wieder her.',
  ],
  'stream-silent': ({ server }) => [
    `${server} reagiert nicht mehr.`,
    'Das Programm stellt die Verbindung von selbst wieder her.',
  ],
  'not-aos': ({ server }) => [`${server} ist kein AOS-Server.`, inTheWay],
  'not-aos-http': ({ server, status }) => [`${server} ist kein AOS-Server (HTTP ${status}).`, inTheWay],
  'not-as-aos': ({ server }) => [
    `${server} antwortet, aber nicht wie ein AOS-Server.`,
    'Prüfen Sie die Adresse und den Port.',
  ],
  'answer-too-large': ({ server, most }) => [
    `${server} hat eine Antwort von mehr als ${most} MB gesendet. Das Programm lädt sie nicht.`,
    `${retried} Bleibt es so, ${admin}`,
  ],
  'inbox-too-large': ({ server, most }) => [
    `Ihr Eingang auf ${server} kann nicht geladen werden: Der Server sendet ihn in einem Stück, und er hat mehr als ${most} MB.`,
    `Bestätigen Sie einige Mitteilungen an anderer Stelle, etwa im Webportal, oder ${admin}`,
  ],
  'internal-at-server': ({ server }) => [
    `${server} hat einen internen Fehler gemeldet.`,
    `${retried} Bleibt es so, ${admin}`,
  ],
  'not-known-to-server': ({ server }) => [`${server} kennt das nicht.`, 'Vielleicht wurde es gelöscht.'],
  'refused-by-server': ({ server }) => [`${server} hat diese Anfrage abgelehnt.`, 'Prüfen Sie Ihre Eingabe.'],
  'not-allowed': () => [
    'Ihr Token erlaubt das nicht.',
    'Bitten Sie um ein Recht an der Ressource, oder verwenden Sie ein anderes Token.',
  ],
  'token-refused': ({ server }) => [
    `${server} hat Ihr Token nicht angenommen.`,
    'Holen Sie sich im Portal ein neues Token und melden Sie sich damit an.',
  ],
  'account-inactive': ({ server }) => [
    `Ihr Konto ist auf ${server} nicht freigeschaltet.`,
    'Bitten Sie Ihre Administratoren, es freizuschalten, und melden Sie sich dann noch einmal an.',
  ],
  'gateway-login': ({ server }) => [
    `Ein Proxy auf dem Weg zu ${server} verlangt einen Namen und ein Passwort.`,
    proxyLogin,
  ],
  'gateway-unreachable': ({ server, status }) => [
    `Unter ${server} antwortet ein Proxy, aber er erreicht den Server dahinter nicht (${status}).`,
    `${retried} Bleibt es so, ${admin}`,
  ],
  'proxy-invalid': ({ setting }) => [
    `Die Proxy-Einstellung ${setting} ist keine gültige Adresse.`,
    'Ändern Sie sie in die Form http://name:passwort@proxy:port, oder entfernen Sie sie, und starten Sie das Programm neu.',
  ],
  'proxy-failed': () => [
    'Der Proxy dieses Netzes ist nicht zu gebrauchen.',
    'Prüfen Sie die Proxy-Einstellungen dieses Computers, oder fragen Sie die Betreiber des Netzes.',
  ],
  'proxy-unsupported': ({ proxy, type }) => [
    `Dieses Netz verwendet einen ${type}-Proxy (${proxy}), der mit gRPC nicht funktioniert.`,
    'Fragen Sie nach einem HTTP-Proxy oder nach einer gRPC-Web-Adresse Ihres Servers.',
  ],
  'proxy-silent': ({ proxy }) => [
    `Der Proxy ${proxy} dieses Netzes antwortet nicht.`,
    'Prüfen Sie die Proxy-Einstellungen dieses Computers.',
  ],
  'proxy-login': ({ proxy }) => [
    `Der Proxy ${proxy} verlangt einen Namen und ein Passwort.`,
    `${proxyLogin} Nur Anmeldungen der Art „Basic“ sind möglich.`,
  ],
  'proxy-refuses': ({ proxy, target, status }) => [
    `Der Proxy ${proxy} erlaubt keine Verbindung zu ${target}${status > 0 ? ` (${status})` : ''}.`,
    'Bitten Sie die Betreiber des Netzes, sie zu erlauben, oder fragen Sie nach einer Adresse des Servers auf Port 443.',
  ],
  'address-missing': () => ['Die Adresse fehlt.', 'Geben Sie die Adresse Ihres Servers ein.'],
  'address-scheme': ({ scheme }) => [
    `Eine Adresse, die mit „${scheme}://“ beginnt, ist nicht die eines Servers.`,
    'Geben Sie den Namen des Computers ein, zum Beispiel aos.example.org.',
  ],
  'address-zone': () => [
    'Eine Adresse mit Netzwerkschnittstelle (etwa %eth0) lässt sich nicht verwenden.',
    'Nehmen Sie den Namen des Servers oder eine seiner Adressen ohne Schnittstelle.',
  ],
  'address-invalid': () => [
    'Das ist keine gültige Adresse.',
    'Geben Sie den Namen des Computers und, falls nötig, einen Port ein, zum Beispiel aos.example.org:50051.',
  ],
  'certificate-unreadable': ({ host }) => [
    `${host} hat kein lesbares Zertifikat.`,
    'Es wurde nichts dorthin gesendet. Wenden Sie sich an Ihre Administratoren.',
  ],
  'certificate-expired': (args) => [
    `Das Zertifikat von ${args.host} ist seit dem ${day(args.until)} abgelaufen. ${facts(args)}`,
    `${notSent} Bitten Sie Ihre Administratoren, es zu erneuern.`,
  ],
  'certificate-too-early': (args) => [
    `Das Zertifikat von ${args.host} gilt erst ab dem ${day(args.from)}. ${facts(args)}`,
    `Prüfen Sie das Datum dieses Computers. ${notSent}`,
  ],
  'certificate-other-name': (args) => [
    `Das Zertifikat von ${args.host} gilt für einen anderen Namen. ${facts(args)}`,
    `Verwenden Sie den Namen, für den es gilt. ${notSent}`,
  ],
  'certificate-self-signed': (args) => [
    `${args.host} verwendet ein selbst signiertes Zertifikat. ${facts(args)}`,
    `${notSent} Bitten Sie Ihre Administratoren um ein anderes, oder vertrauen Sie ihrer Zertifikatsdatei für dieses Konto.`,
  ],
  'certificate-unknown-authority': (args) => [
    `Das Zertifikat von ${args.host} kommt von einer Stelle, die dieser Computer nicht kennt. ${facts(args)}`,
    `${notSent} Bitten Sie Ihre Administratoren um das Zertifikat dieser Stelle, und vertrauen Sie der Datei für dieses Konto.`,
  ],
  'not-a-certificate': () => [
    'Die Datei ist kein Zertifikat.',
    'Wählen Sie eine Datei im PEM-Format: Sie hat eine Zeile -----BEGIN CERTIFICATE-----.',
  ],
  'other-grpc-server': ({ host }) => [
    `${host} ist ein gRPC-Server, aber kein AOS-Server.`,
    'Prüfen Sie den Port: Dort läuft ein anderer Dienst.',
  ],
  'web-page': ({ host }) => [
    `${host} ist eine Webseite, kein AOS-Server.`,
    'Das Portal und sein Server haben verschiedene Adressen: Fragen Sie nach der, die Programme verwenden. Es kann auch ein Proxy oder eine Anmeldeseite des Netzes im Weg sein.',
  ],
  'other-service': ({ host }) => [`${host} ist kein AOS-Server.`, 'Prüfen Sie die Adresse und den Port.'],
  'only-unencrypted': ({ host }) => [
    `${host} ist ein AOS-Server, aber seine Verbindung ist nicht verschlüsselt. Andere im Netz könnten Ihr Token lesen und als Sie handeln.`,
    'Fragen Sie Ihre Administratoren nach einer verschlüsselten Adresse. Ihr Token wurde nicht gesendet.',
  ],
  'only-encrypted': ({ host }) => [
    `${host} nimmt nur verschlüsselte Verbindungen an, und diese Adresse verlangt eine unverschlüsselte.`,
    'Geben Sie stattdessen https:// ein, oder lassen Sie den Anfang weg.',
  ],
  'no-encryption': ({ host }) => [`${host} antwortet, aber ohne Verschlüsselung.`, checkPort],
  'nobody-answers': ({ server, ports }) => [
    `${at(server, ports)} antwortet nicht.`,
    'Prüfen Sie die Adresse, Ihr Netz und ein VPN, falls der Server eines braucht. Es kann auch eine Firewall im Weg sein.',
  ],
  'token-missing': () => ['Geben Sie Ihr Token ein.', newToken],
  'token-incomplete': () => [
    'Dieses Token scheint unvollständig zu sein.',
    'Kopieren Sie es noch einmal aus dem Portal.',
  ],
  'token-expired': ({ expiredAt }) => [`Dieses Token ist seit dem ${day(expiredAt)} abgelaufen.`, newToken],
  'token-not-accepted': ({ host }) => [`${host} hat dieses Token nicht angenommen.`, newToken],
  'keychain-locked': () => [
    'Der Schlüsselbund ist gesperrt.',
    'Entsperren Sie ihn, oder melden Sie sich neu an.',
  ],
  'keychain-silent': () => [
    'Der Schlüsselbund antwortet nicht.',
    'Sobald er antwortet, geht es weiter. Sie können sich auch neu anmelden.',
  ],
  'keychain-absent': () => [
    'Der Schlüsselbund, in dem das Token liegt, läuft nicht.',
    'Starten Sie ihn, oder melden Sie sich neu an.',
  ],
  'keychain-failed': () => [
    'Der Schlüsselbund hat seinen Schlüssel nicht herausgegeben.',
    'Starten Sie Aruna Notify neu, oder melden Sie sich neu an.',
  ],
  'token-file-unreadable': () => [
    'Das gespeicherte Token kann nicht gelesen werden.',
    'Sehen Sie nach, ob der Datenordner Ihnen gehört, oder melden Sie sich neu an.',
  ],
  'token-undecipherable': () => [
    'Das gespeicherte Token lässt sich nicht entschlüsseln: Es ist beschädigt, oder der Schlüsselbund hat jetzt einen anderen Schlüssel.',
    'Melden Sie sich neu an.',
  ],
  'token-not-kept': () => [
    'Das Token wurde nur bis zum Beenden von Aruna Notify aufbewahrt.',
    'Melden Sie sich neu an.',
  ],
  'person-unknown': ({ server }) => [
    `${server} kennt Sie noch nicht.`,
    'Registrieren Sie sich zuerst in seinem Portal, und melden Sie sich dann noch einmal an.',
  ],
  'other-person': ({ theirs, ours }) => [
    `Sie haben sich als ${theirs} angemeldet, aber dieses Konto gehört ${ours}.`,
    `Melden Sie sich als ${ours} an, oder fügen Sie ein weiteres Konto hinzu.`,
  ],
  'issuer-missing': () => [
    'Geben Sie die Adresse des Anmeldedienstes (Issuer) ein.',
    'Ihre Institution kennt beides, den Anmeldedienst und die Client-ID.',
  ],
  'client-missing': () => [
    'Geben Sie die Client-ID ein.',
    'Ihre Institution kennt beides, den Anmeldedienst und die Client-ID.',
  ],
  'issuer-invalid': () => [
    'Das ist nicht die Adresse eines Anmeldedienstes (Issuer).',
    'Sie beginnt mit https://, zum Beispiel https://login.example.org/realms/research.',
  ],
  'issuer-not-openid': ({ host }) => [
    `${host} antwortet, ist aber kein Anmeldedienst (OpenID Connect).`,
    'Lassen Sie sich die Adresse des Anmeldedienstes (Issuer) von Ihrer Institution bestätigen.',
  ],
  'issuer-silent': ({ host }) => [
    `Der Anmeldedienst ${host} antwortet nicht.`,
    'Prüfen Sie Ihr Netz, und versuchen Sie es später noch einmal.',
  ],
  'issuer-unavailable': ({ host, status }) => [
    `Der Anmeldedienst ${host} ist im Moment nicht verfügbar (HTTP ${status}).`,
    'Versuchen Sie es später noch einmal.',
  ],
  'issuer-without-codes': ({ host }) => [
    `Der Anmeldedienst ${host} bietet keine Anmeldung mit einem Code an (Device Flow).`,
    'Bitten Sie Ihre Institution, sie für dieses Programm zu erlauben, oder melden Sie sich mit einem Token an.',
  ],
  'issuer-not-accepted': ({ host }) => [
    `Sie sind bei ${host} angemeldet, aber der Server nimmt diese Anmeldung nicht an.`,
    'Registrieren Sie sich zuerst in seinem Portal, falls noch nicht geschehen. Fragen Sie sonst Ihre Administratoren, welchem Anmeldedienst (Issuer) er vertraut.',
  ],
  'issuer-refuses': ({ host, reason }) => [
    reason === ''
      ? `Der Anmeldedienst ${host} hat abgelehnt.`
      : `Der Anmeldedienst ${host} hat abgelehnt: „${reason}“.`,
    'Fangen Sie noch einmal an. Bleibt es so, fragen Sie Ihre Institution.',
  ],
  'client-unknown': ({ host }) => [
    `Der Anmeldedienst ${host} kennt diese Client-ID nicht oder lässt sie nicht mit einem Code anmelden.`,
    'Lassen Sie sich die Client-ID von Ihrer Institution bestätigen.',
  ],
  'sign-in-declined': () => [
    'Die Anmeldung wurde im Browser abgelehnt.',
    'Fangen Sie noch einmal an, wenn das ein Versehen war.',
  ],
  'code-expired': () => [
    'Der Code ist abgelaufen, bevor er bestätigt wurde.',
    'Fangen Sie noch einmal an, um einen neuen zu erhalten.',
  ],
  'renewal-ended': ({ host }) => [
    `${host} erneuert diese Anmeldung nicht mehr: Sie wurde dort beendet oder ist zu alt.`,
    'Melden Sie sich noch einmal über Ihre Institution an. In der Zwischenzeit geht nichts verloren.',
  ],
  'tokens-unreadable': ({ host }) => [
    `Die Token des Anmeldedienstes ${host} kann kein AOS-Server lesen.`,
    'Bitten Sie Ihre Institution um Zugangstoken im JWT-Format, oder melden Sie sich mit einem Token an.',
  ],
  'still-starting': () => ['Das Programm startet noch.', 'Versuchen Sie es gleich noch einmal.'],
  'account-gone': () => ['Dieses Konto gibt es nicht mehr.', 'Wählen Sie ein anderes.'],
  'account-closed': () => [
    'Dieses Konto ist nicht geöffnet.',
    'Vielleicht wurde es gerade entfernt. Wählen Sie ein anderes.',
  ],
  'too-many-accounts': ({ most }) => [
    `Es gibt schon ${most} Konten, und mehr lassen sich nicht zusammen anzeigen.`,
    'Entfernen Sie eines, das Sie nicht mehr brauchen, und melden Sie sich dann noch einmal an.',
  ],
  'portal-invalid': () => [
    'Das ist nicht die Adresse eines Portals.',
    'Sie beginnt mit https://, zum Beispiel https://portal.example.org.',
  ],
  'portal-missing': () => ['Dieses Konto hat kein Webportal.', 'Kopieren Sie stattdessen die ID.'],
  'portal-not-https': () => [
    'Das Portal wurde nicht geöffnet, weil seine Adresse nicht mit https:// beginnt.',
    'Prüfen Sie die Adresse des Portals am Konto.',
  ],
  'event-gone': () => [
    'Dieses Ereignis wird hier nicht mehr aufbewahrt.',
    'Es war älter als die Frist, die Sie eingestellt haben. Neuere Ereignisse sind in der Liste.',
  ],
  'notifications-settled': () => [
    'Das wurde bereits erledigt.',
    'Es wurde schon bestätigt, hier oder anderswo.',
  ],
  'snooze-time': () => [
    'Diese Zeit geht nicht.',
    'Wählen Sie eine in der Zukunft, innerhalb der nächsten fünf Jahre.',
  ],
  'request-settled': () => [
    'Diese Zugriffsanfrage wurde bereits erledigt, oder sie sagt nicht, wer worum bittet.',
    'Sehen Sie im Portal nach.',
  ],
  'subscription-gone': () => [
    'Dieses Abonnement gibt es nicht mehr.',
    'Es wurde entfernt, vielleicht in einem anderen Fenster.',
  ],
  'subscription-forbidden': ({ name }) => [
    name === '' ? 'Sie dürfen das nicht mehr beobachten.' : `Sie dürfen ${name} nicht mehr beobachten.`,
    'Bitten Sie um Rechte daran. Das Programm versucht es stündlich wieder.',
  ],
  'streams-left': ({ server }) => [
    `Mit Ihrem Token kommen Ereignisse nur über dauerhafte Verbindungen an, und ${server} hält noch zu viele frühere offen.`,
    'Melden Sie sich mit einem persönlichen Token aus dem Portal an, oder warten Sie, bis der Server neu gestartet wurde.',
  ],
  'keeps-losing': ({ server }) => [
    `${server} verliert dieses Abonnement immer wieder.`,
    `Das Programm richtet es von selbst neu ein. Bleibt es so, ${admin}`,
  ],
  'consumer-unknown': ({ consumer }) => [
    `Der Server hat kein Abonnement ${consumer}.`,
    'Prüfen Sie die ID, oder beobachten Sie die Ressource als neues Abonnement.',
  ],
  'consumer-forbidden': () => [
    'Ihr Token erlaubt es nicht, dieses Abonnement zu lesen.',
    'Bitten Sie um Rechte an der Ressource, die es beobachtet.',
  ],
  'already-watched': () => [
    'Sie beobachten diese Ressource schon.',
    'Um das andere Abonnement weiterzuverwenden, entfernen Sie zuerst dieses.',
  ],
  'disk-full': () => [
    'Der Datenträger ist voll. Neue Ereignisse lassen sich nicht speichern.',
    'Schaffen Sie Platz. Bis dahin behält der Server die Ereignisse, und es geht nichts verloren.',
  ],
  'data-read-only': () => [
    'In den Ordner mit den Daten dieses Kontos lässt sich nicht schreiben.',
    'Geben Sie sich das Recht, in den Datenordner zu schreiben. Danach geht es von selbst weiter.',
  ],
  'data-locked': () => [
    'Ein anderes Programm verwendet die Daten dieses Kontos.',
    'Schließen Sie das andere Aruna Notify. Danach geht es von selbst weiter.',
  ],
  'data-unreadable': () => [
    'Die Daten dieses Kontos ließen sich nicht lesen oder schreiben.',
    'Es wird von Zeit zu Zeit neu versucht. Bleibt es dabei, sehen Sie in die Protokolldatei.',
  ],
  'data-damaged': () => [
    'Die Daten dieses Kontos sind beschädigt. Sie werden beiseitegelegt und neu vom Server geholt.',
    'Geschieht das immer wieder, lassen Sie den Datenträger prüfen.',
  ],
  'data-newer': () => [
    'Die Daten dieses Kontos wurden von einer neueren Version von Aruna Notify geschrieben.',
    'Installieren Sie wieder diese Version oder eine spätere. Es wurde nichts geändert.',
  ],
  'database-stopped': () => [
    'Die Datenbank arbeitet nicht mehr.',
    'Versuchen Sie es noch einmal. Hilft das nicht, starten Sie Aruna Notify neu; was gespeichert ist, bleibt erhalten.',
  ],
  'events-not-stored': () => [
    'Neue Ereignisse lassen sich nicht speichern.',
    'Der Server behält sie solange. Geht es nicht von selbst weiter, starten Sie Aruna Notify neu.',
  ],
  'folder-unusable': () => [
    'Der Datenordner konnte nicht gelesen oder geschrieben werden.',
    'Sehen Sie nach, ob der Datenträger Platz hat und der Ordner Ihnen gehört.',
  ],
  'profile-unusable': ({ folder, reason }) => [
    `In den Datenordner ${folder} lässt sich nicht schreiben (${reason}).`,
    'Sehen Sie nach, ob der Ordner Ihnen gehört und der Datenträger beschreibbar ist, oder wählen Sie einen anderen mit --user-data-dir=ORDNER.',
  ],
  'settings-restored': () => [
    'Die Datei mit Ihren Einstellungen war beschädigt. Verwendet wird die letzte gute Kopie.',
    'Prüfen Sie, ob Ihre letzte Änderung fehlt.',
  ],
  'settings-unreadable': ({ file }) => [
    'Die Datei mit Ihren Einstellungen war beschädigt. Es gelten die Vorgaben.',
    `Die alte Datei bleibt als ${file} erhalten.`,
  ],
  'autostart-not-written': ({ file }) => [
    `Die Datei ${file} konnte nicht geschrieben werden.`,
    'Sehen Sie nach, ob Sie in ihrem Ordner schreiben dürfen und ob dort Platz ist.',
  ],
  'autostart-refused': () => [
    'Das System hat den Start bei der Anmeldung nicht geändert.',
    'Suchen Sie Aruna Notify in den Systemeinstellungen für Apps und Autostart.',
  ],
  'shortcut-taken': () => [
    'Das System hat diese Tastenkombination nicht angenommen.',
    'Vielleicht gehört sie einer anderen App. Wählen Sie eine andere.',
  ],
  'shortcut-unavailable': () => [
    'Dieser Desktop (Wayland) lässt Apps keine globalen Tastenkombinationen festlegen.',
    'Legen Sie in seinen Tastatureinstellungen eine fest, die Aruna Notify startet: Das holt das Fenster hervor.',
  ],
  'shortcut-declined': () => [
    'Der Desktop hat diese Tastenkombination nicht eingerichtet.',
    'Legen Sie sie noch einmal fest und stimmen Sie zu, wenn der Desktop fragt.',
  ],
  'desktop-silent': () => ['Der Desktop hat nicht geantwortet.', 'Versuchen Sie es noch einmal.'],
  'link-not-understood': () => [
    'Dieser Link führt zu nichts in dieser App.',
    'Kopieren Sie ihn noch einmal vollständig.',
  ],
  'link-account-unknown': () => [
    'Dieser Link gehört zu einem Konto, das hier nicht angemeldet ist.',
    'Öffnen Sie ihn auf dem Computer, auf dem er kopiert wurde.',
  ],
  'link-notification-unknown': () => [
    'Die Mitteilung zu diesem Link ist nicht mehr im Eingang.',
    'Suchen Sie sie im Verlauf.',
  ],
  'page-not-opened': ({ address }) => [
    'Die Seite ließ sich nicht in einem Browser öffnen.',
    `Öffnen Sie ${address} selbst.`,
  ],
  'folder-not-shown': ({ folder }) => [
    'Der Ordner ließ sich nicht öffnen.',
    `Öffnen Sie ${folder} in einem Dateimanager.`,
  ],
  'file-not-written': () => [
    'Die Datei konnte nicht geschrieben werden.',
    'Wählen Sie einen anderen Ordner, oder sehen Sie nach, ob dort Platz ist.',
  ],
  'keychain-missing': () => [
    'Dieser Computer hat keinen Schlüsselbund, den das Programm verwenden kann.',
    'Behalten Sie das Token nur bis zum Beenden, oder erlauben Sie eine Datei.',
  ],
  'update-unreachable': ({ host }) => [`Die Updates von ${host} konnten nicht gelesen werden.`, tomorrow],
  'update-silent': ({ host }) => [`${host} hat die Updates nicht rechtzeitig gesendet.`, tomorrow],
  'update-not-encrypted': ({ host }) => [
    `Das Update führt unverschlüsselt zu ${host} und wurde deshalb nicht heruntergeladen.`,
    'Sagen Sie Ihrer Administration Bescheid.',
  ],
  'update-unreadable': ({ host }) => [
    `Die Angaben von ${host} zu Updates sind nicht verständlich.`,
    'Sagen Sie Ihrer Administration Bescheid.',
  ],
  'update-refused': ({ host }) => [
    `Das Update von ${host} ist beschädigt oder wurde unterwegs verändert und deshalb verworfen.`,
    'Wenn es wieder passiert, sagen Sie Ihrer Administration Bescheid.',
  ],
  'update-not-written': () => [
    'Das Update konnte nicht gespeichert werden.',
    'Prüfen Sie, ob auf dem Datenträger Platz ist.',
  ],
  'update-not-installed': ({ file }) => [
    `Das Update konnte nicht installiert werden; ${file} ist unverändert.`,
    'Prüfen Sie, ob Sie dort schreiben dürfen und ob auf dem Datenträger Platz ist.',
  ],
  internal: () => [
    'In Aruna Notify ist etwas schiefgegangen.',
    'Versuchen Sie es noch einmal. Kommt es wieder, melden Sie es bitte mit dem Protokoll.',
  ],
  'request-not-understood': () => [
    'Das Fenster hat etwas verlangt, was das Programm nicht versteht.',
    'Starten Sie Aruna Notify neu. Kommt es wieder, melden Sie es bitte.',
  ],
  'page-not-trusted': () => [
    'Eine Seite, die nicht zum Programm gehört, hat etwas von ihm verlangt.',
    'Es wurde nichts getan.',
  ],
  'app-silent': () => [
    'Das Programm hat nicht geantwortet.',
    'Schließen Sie das Fenster und öffnen Sie es wieder.',
  ],
  'too-many-to-select': ({ most }) => [
    `Einzeln lassen sich höchstens ${most.toLocaleString('de')} Zeilen auswählen.`,
    'Wählen Sie alle aus, oder filtern Sie zuerst die Liste.',
  ],
  'too-many-to-copy': ({ most }) => [
    `Mehr als ${most.toLocaleString('de')} Zeilen passen nicht in die Zwischenablage.`,
    'Speichern Sie sie in eine Datei, oder filtern Sie sie.',
  ],
  'setup-not-json': () => ['Diese Datei wurde nicht aus Aruna Notify exportiert.', exported],
  'setup-newer': () => [
    'Diese Datei stammt von einer neueren Version von Aruna Notify.',
    'Aktualisieren Sie diese App, und stellen Sie die Datei dann wieder her. Nichts wurde geändert.',
  ],
  'setup-invalid': ({ where }) => [
    `Diese Datei lässt sich nicht verwenden: „${where}“ ist ungültig.`,
    exported,
  ],
  'earlier-text': ({ text }) => [text, ''],
};
