/**
 * What can go wrong on the way to a server, in German. The keys are core's English sentences, with `{}` for each
 * part put in; `{It is for }` is a part that begins so, where it would not be clear where the one before it ends.
 */
export const serverProblemsDe: Record<string, string> = {
  'No address yet.': 'Es fehlt noch eine Adresse.',
  'Type the address of your server.': 'Geben Sie die Adresse Ihres Servers ein.',
  'An address that begins with "{}://" is not one of a server.':
    'Eine Adresse, die mit „{}://“ beginnt, ist nicht die eines Servers.',
  'Type the host name, for instance aos.example.org.':
    'Geben Sie den Namen des Rechners ein, zum Beispiel aos.example.org.',
  'This is not an address.': 'Das ist keine Adresse.',
  'Type the host name and, if need be, a port, for instance aos.example.org:50051.':
    'Geben Sie den Namen des Rechners und, falls nötig, einen Port ein, zum Beispiel aos.example.org:50051.',

  '{} shows no certificate that can be read.': '{} zeigt kein lesbares Zertifikat.',
  'Nothing was sent to it. Ask who runs the server.':
    'Es wurde nichts dorthin gesendet. Wenden Sie sich an die Betreiber des Servers.',
  'The certificate of {} expired on {}. {It is for }': 'Das Zertifikat von {} ist seit dem {} abgelaufen. {}',
  'Nothing was sent to it. Ask who runs the server to renew it.':
    'Es wurde nichts dorthin gesendet. Bitten Sie die Betreiber des Servers, es zu erneuern.',
  'The certificate of {} is valid only from {} on. {It is for }':
    'Das Zertifikat von {} gilt erst ab dem {}. {}',
  'Check the date of this computer. Nothing was sent to it. Ask who runs the server.':
    'Prüfen Sie das Datum dieses Rechners. Es wurde nichts zum Server gesendet. Wenden Sie sich sonst an seine Betreiber.',
  'The certificate of {} is for another name. {It is for }':
    'Das Zertifikat von {} gilt für einen anderen Namen. {}',
  'Use the name it is for. Nothing was sent to it. Ask who runs the server which one that is.':
    'Verwenden Sie den Namen, für den es gilt. Es wurde nichts zum Server gesendet. Fragen Sie seine Betreiber, welcher Name das ist.',
  'The certificate of {} is signed by itself: anybody could have made it. {It is for }':
    'Das Zertifikat von {} hat sich selbst unterschrieben: Jeder könnte es gemacht haben. {}',
  'Nothing was sent to it. Ask who runs the server for a better one, or trust their certificate file for this account.':
    'Es wurde nichts dorthin gesendet. Bitten Sie die Betreiber des Servers um ein besseres, oder vertrauen Sie ihrer Zertifikatsdatei für dieses Konto.',
  'The certificate of {} comes from an authority this computer does not know. {It is for }':
    'Das Zertifikat von {} kommt von einer Stelle, die dieser Rechner nicht kennt. {}',
  'Nothing was sent to it. Ask who runs the server for the certificate of that authority, or trust their certificate file for this account.':
    'Es wurde nichts dorthin gesendet. Bitten Sie die Betreiber des Servers um das Zertifikat dieser Stelle, oder vertrauen Sie ihrer Zertifikatsdatei für dieses Konto.',
  'This file holds no certificate that can be read.': 'Diese Datei enthält kein lesbares Zertifikat.',
  'Choose a file in the PEM format: it has a line -----BEGIN CERTIFICATE-----.':
    'Wählen Sie eine Datei im PEM-Format: Sie hat eine Zeile -----BEGIN CERTIFICATE-----.',

  'A gRPC server answers at {}, but it does not have the services of AOS.':
    'Unter {} antwortet ein gRPC-Server, aber er hat nicht die Dienste von AOS.',
  'Check the port: this is another service.': 'Prüfen Sie den Port: Dort läuft ein anderer Dienst.',
  'A web page answers at {}, not an AOS server.': 'Unter {} antwortet eine Webseite, kein AOS-Server.',
  'The portal and its storage server have different addresses: ask for the one that programs use. A proxy or a login page of the network may also be in the way.':
    'Das Portal und sein Server haben verschiedene Adressen: Fragen Sie nach der, die Programme verwenden. Es kann auch ein Proxy oder eine Anmeldeseite des Netzes im Weg sein.',
  'Something answers at {}, but it is not an AOS server.':
    'Unter {} antwortet etwas, aber es ist kein AOS-Server.',
  'Check the address and the port.': 'Prüfen Sie die Adresse und den Port.',
  'An AOS server answers at {}, but only unencrypted: anybody on the way could read your token.':
    'Unter {} antwortet ein AOS-Server, aber nur unverschlüsselt: Unterwegs könnte jeder Ihr Token lesen.',
  'Ask who runs it for an encrypted address. Your token was not sent.':
    'Fragen Sie seine Betreiber nach einer verschlüsselten Adresse. Ihr Token wurde nicht gesendet.',
  '{} speaks only TLS, and this address asks for an unencrypted connection.':
    '{} spricht nur verschlüsselt (TLS), und diese Adresse verlangt eine unverschlüsselte Verbindung.',
  'Write https:// instead, or leave the beginning out.':
    'Schreiben Sie stattdessen https://, oder lassen Sie den Anfang weg.',
  'Something listens at {}, but it speaks no TLS.':
    'Unter {} antwortet etwas, aber es verschlüsselt nicht (TLS).',
  'Check the port: it may be one that does not encrypt.':
    'Prüfen Sie den Port: Vielleicht ist es einer, der nicht verschlüsselt.',
  'The name {} is not known.': 'Der Name {} ist nicht bekannt.',
  'Check how it is written, and that you are on the network it belongs to.':
    'Prüfen Sie die Schreibweise, und ob Sie in dem Netz sind, zu dem er gehört.',
  'Check the address, your network, and a VPN the server may need. A firewall may be in the way.':
    'Prüfen Sie die Adresse, Ihr Netz und ein VPN, falls der Server eines braucht. Es kann auch eine Firewall im Weg sein.',
  'Nobody answers at {}.': 'Unter {} antwortet niemand.',
  'Nothing listens at {}.': 'Unter {} läuft kein Server.',
  'Check the address and the port; the server may also be down.':
    'Prüfen Sie die Adresse und den Port; vielleicht ist der Server auch außer Betrieb.',

  'Your token does not allow this.': 'Ihr Token erlaubt das nicht.',
  'Ask for permission on the resource, or use another token.':
    'Bitten Sie um ein Recht an der Ressource, oder verwenden Sie ein anderes Token.',
  'The way out of this network is a {} proxy ({}), which gRPC cannot use here.':
    'Aus diesem Netz führt nur ein {}-Proxy ({}) hinaus, den gRPC hier nicht verwenden kann.',
  'Ask for an HTTP proxy, or for a gRPC-Web address of your server.':
    'Fragen Sie nach einem HTTP-Proxy oder nach einer gRPC-Web-Adresse Ihres Servers.',
  'The proxy {} of this network does not answer.': 'Der Proxy {} dieses Netzes antwortet nicht.',
  'Check the proxy settings of this computer.': 'Prüfen Sie die Proxy-Einstellungen dieses Rechners.',
  'The proxy {} asks for a name and a password.': 'Der Proxy {} verlangt einen Namen und ein Passwort.',
  'Start the app with HTTPS_PROXY=http://name:password@proxy:port in its environment. Only logins of the kind "Basic" are possible.':
    'Starten Sie das Programm mit HTTPS_PROXY=http://name:passwort@proxy:port in seiner Umgebung. Nur Anmeldungen der Art „Basic“ sind möglich.',
  'The proxy {} does not let a connection to {} through{}.':
    'Der Proxy {} lässt keine Verbindung zu {} durch{}.',
  'Ask who runs the network to allow it, or for a server address on port 443.':
    'Bitten Sie die Betreiber des Netzes, sie zu erlauben, oder fragen Sie nach einer Adresse des Servers auf Port 443.',

  '{} cannot be trusted: {}.': '{} ist nicht vertrauenswürdig: {}.',
  'Ask who runs the server for a valid certificate. Nothing was sent to it.':
    'Bitten Sie die Betreiber des Servers um ein gültiges Zertifikat. Es wurde nichts dorthin gesendet.',
  'No encrypted connection to {} could be made.':
    'Zu {} ließ sich keine verschlüsselte Verbindung herstellen.',
  '{} does not answer.': '{} antwortet nicht.',
  'Check your network, a VPN the server may need, and the address.':
    'Prüfen Sie Ihr Netz, ein VPN, falls der Server eines braucht, und die Adresse.',
  'There is no network.': 'Es gibt keine Netzverbindung.',
  'It goes on by itself when it is back.': 'Sobald sie wieder da ist, geht es von selbst weiter.',
  'The connection to {} broke off.': 'Die Verbindung zu {} ist abgebrochen.',
  'It is tried again by itself.': 'Es wird von selbst noch einmal versucht.',
  '{} does not accept your token.': '{} nimmt Ihr Token nicht an.',
  'Get a new token from the web portal and sign in with it.':
    'Holen Sie sich im Portal ein neues Token und melden Sie sich damit an.',
  '{} does not know this.': '{} kennt das nicht.',
  'It may have been deleted.': 'Vielleicht wurde es gelöscht.',
  '{} refused this request.': '{} hat diese Anfrage abgelehnt.',
  'Check what was entered.': 'Prüfen Sie, was eingegeben wurde.',
  '{} answers, but not as an AOS server does.': '{} antwortet, aber nicht wie ein AOS-Server.',
  '{} took too long to answer.': '{} hat zu lange nicht geantwortet.',
  '{} is not available at the moment.': '{} ist im Moment nicht verfügbar.',
  '{} reported an internal error.': '{} hat einen internen Fehler gemeldet.',
  'It is tried again by itself. If it continues, contact your administrator.':
    'Es wird von selbst noch einmal versucht. Bleibt es so, wenden Sie sich an Ihre Administratoren.',
  'It is tried again by itself. If it stays, tell who runs the server.':
    'Es wird von selbst noch einmal versucht. Bleibt es so, sagen Sie es den Betreibern des Servers.',
  'A proxy on the way to {} asks for a name and a password.':
    'Ein Proxy auf dem Weg zu {} verlangt einen Namen und ein Passwort.',
  'Start the app with HTTPS_PROXY=http://name:password@proxy:port in its environment.':
    'Starten Sie das Programm mit HTTPS_PROXY=http://name:passwort@proxy:port in seiner Umgebung.',
  'A proxy answers at {}, but it does not reach the server behind it ({}).':
    'Unter {} antwortet ein Proxy, aber er erreicht den Server dahinter nicht ({}).',
  'Something else than an AOS server answers at {} (HTTP {}).':
    'Unter {} antwortet etwas anderes als ein AOS-Server (HTTP {}).',
  'Something else than an AOS server answers at {}.': 'Unter {} antwortet etwas anderes als ein AOS-Server.',
  'Check the address; a web page or a proxy may be in the way.':
    'Prüfen Sie die Adresse; vielleicht ist eine Webseite oder ein Proxy im Weg.',
};

/** Phrases of core that come only as a part of a sentence. */
export const phrasesDe: Record<string, string> = {
  'its certificate has expired': 'Sein Zertifikat ist abgelaufen',
  'its certificate is not valid yet': 'Sein Zertifikat gilt noch nicht',
  'its certificate is signed by itself': 'Sein Zertifikat hat sich selbst unterschrieben',
  'its certificate comes from an authority this computer does not know':
    'Sein Zertifikat kommt von einer Stelle, die dieser Rechner nicht kennt',
  'its certificate is for another name': 'Sein Zertifikat gilt für einen anderen Namen',
  'It is for {}, signed by {}, good until {}.': 'Es gilt für {}, unterschrieben von {}, bis zum {}.',
  'It is for {} and {} more, signed by {}, good until {}.':
    'Es gilt für {} und {} weitere, unterschrieben von {}, bis zum {}.',
  'an unknown day': 'unbekannten Tag',
  '{} on the ports {} and {}': '{} an den Ports {} und {}',
  '{} on the ports {} and {} and {}': '{} an den Ports {}, {} und {}',
  'it does not say why': 'Er sagt nicht, warum',
};
