/** German: what the check of the set-up found, and what to do next where something is wrong. */
import type { FindingWords } from './findings-en.ts';
import { gigabytes } from './gigabytes.ts';

export const findingsDe: FindingWords = {
  'data-works': ({ freeBytes }) => [
    `In den Datenordner kann geschrieben werden; ${gigabytes(freeBytes).replace('.', ',')} GB sind frei.`,
    '',
  ],
  'data-read-only': () => [
    'In den Datenordner kann nicht geschrieben werden.',
    'Prüfen Sie seine Zugriffsrechte und ob die Festplatte voll ist.',
  ],
  'bus-works': () => ['Der Nachrichtenbus antwortet.', ''],
  'bus-missing': () => [
    'Es gibt keinen Nachrichtenbus.',
    'Starten Sie die App aus Ihrer Desktop-Sitzung oder mit dbus-run-session.',
  ],
  'bus-not-used': () => ['Dieses System braucht keinen Nachrichtenbus.', ''],
  'tray-works': () => ['Das Symbol ist im Infobereich.', ''],
  'tray-missing': () => [
    'Diese Oberfläche hat keinen Infobereich.',
    'Installieren Sie unter GNOME die Erweiterung AppIndicator. Bis dahin bleibt das Fenster in der Taskleiste.',
  ],
  'tray-without-icon': () => [
    'Es gibt Platz für Symbole, aber das dieser App fehlt dort.',
    'Starten Sie die App neu. Hilft das nicht, starten Sie die Leiste neu, in der der Infobereich ist.',
  ],
  'notifications-work': ({ name }) => [`${name} zeigt Banner an.`, ''],
  'notifications-of-system': () => [
    'Das System zeigt Banner an, sofern seine Einstellungen es erlauben.',
    '',
  ],
  'notifications-missing': () => [
    'Kein Dienst zeigt Banner an.',
    'Starten Sie einen, etwa den Ihrer Oberfläche oder dunst.',
  ],
  'keychain-works': () => ['Tokens können im Schlüsselbund liegen.', ''],
  'keychain-locked': () => [
    'Der Schlüsselbund ist gesperrt.',
    'Entsperren Sie ihn, etwa indem Sie sich neu am Desktop anmelden.',
  ],
  'keychain-failed': () => [
    'Der Schlüsselbund hat der App keinen Schlüssel gegeben.',
    'Starten Sie die App neu.',
  ],
  'keychain-missing': () => [
    'Es gibt keinen Schlüsselbund.',
    'Installieren Sie GNOME Keyring oder KWallet, oder behalten Sie Tokens nur bis zum Beenden.',
  ],
  'proxy-none': () => ['Die Server werden ohne Proxy erreicht.', ''],
  'proxy-used': ({ proxies }) => [`Server werden über ${proxies.join(' und ')} erreicht.`, ''],
  'proxy-unreadable': () => [
    'Die Proxy-Einstellungen konnten nicht gelesen werden.',
    'Prüfen Sie die Proxy-Einstellungen des Systems und HTTPS_PROXY.',
  ],
  'server-works': ({ server, protocol }) => [`${server} antwortet über ${protocol}.`, ''],
  'no-answer': () => [
    'Es kam keine Antwort in angemessener Zeit.',
    'Versuchen Sie es erneut; hilft das nicht, starten Sie den betreffenden Dienst neu.',
  ],
  'not-checked': () => ['Das konnte nicht geprüft werden.', 'Den Grund nennt der Bericht an seinem Ende.'],
};
