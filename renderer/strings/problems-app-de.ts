/** What can go wrong with signing in, with what is stored and with subscriptions, in German; see problems-server-de.ts. */
export const appProblemsDe: Record<string, string> = {
  'This is not the address of a portal.': 'Das ist nicht die Adresse eines Portals.',
  'It begins with https://, as in https://portal.example.org.':
    'Sie beginnt mit https://, wie in https://portal.example.org.',
  'You are signed in at {}, but the server does not accept that.':
    'Sie sind bei {} angemeldet, aber der Server nimmt diese Anmeldung nicht an.',
  'Register in its web portal first if you have not. Otherwise ask who runs the server which issuer it trusts.':
    'Registrieren Sie sich zuerst in seinem Portal, falls noch nicht geschehen. Fragen Sie sonst die Betreiber des Servers, welchem Anmeldedienst (Issuer) er vertraut.',
  'Something answers at {}, but it is not a sign-in service (OpenID Connect).':
    'Unter {} antwortet etwas, aber es ist kein Anmeldedienst (OpenID Connect).',
  'Check the address of the issuer with your institution.':
    'Lassen Sie sich die Adresse des Anmeldedienstes (Issuer) von Ihrer Einrichtung bestätigen.',
  'The sign-in service at {} does not answer.': 'Der Anmeldedienst {} antwortet nicht.',
  'Check your network, and try again in a while.':
    'Prüfen Sie Ihr Netz, und versuchen Sie es nach einer Weile noch einmal.',
  'The sign-in service at {} cannot answer at the moment (HTTP {}).':
    'Der Anmeldedienst {} kann im Moment nicht antworten (HTTP {}).',
  'Try again in a while.': 'Versuchen Sie es nach einer Weile noch einmal.',
  'The sign-in service at {} does not offer signing in by a code (device flow).':
    'Der Anmeldedienst {} bietet keine Anmeldung mit einem Code an (Device Flow).',
  'Ask your institution to switch it on for this app, or sign in with a token.':
    'Bitten Sie Ihre Einrichtung, sie für dieses Programm einzuschalten, oder melden Sie sich mit einem Token an.',
  'The sign-in was declined in the browser.': 'Die Anmeldung wurde im Browser abgelehnt.',
  'Start again if that was a mistake.': 'Fangen Sie noch einmal an, wenn das ein Versehen war.',
  'The code ran out before it was approved.': 'Der Code ist abgelaufen, bevor er bestätigt wurde.',
  'Start again: you get a new one.': 'Fangen Sie noch einmal an: Sie erhalten einen neuen.',
  'The sign-in service at {} does not know this client id, or does not let it sign in by a code.':
    'Der Anmeldedienst {} kennt diese Client-Id nicht oder lässt sie nicht mit einem Code anmelden.',
  'Check the client id with your institution.':
    'Lassen Sie sich die Client-Id von Ihrer Einrichtung bestätigen.',
  'The sign-in service at {} refuses: {}': 'Der Anmeldedienst {} lehnt ab: {}',
  'Start again; if it stays, ask your institution.':
    'Fangen Sie noch einmal an; bleibt es so, fragen Sie Ihre Einrichtung.',
  'This is not the address of an issuer.': 'Das ist nicht die Adresse eines Anmeldedienstes (Issuer).',
  'It begins with https://, as in https://login.example.org/realms/research.':
    'Sie beginnt mit https://, wie in https://login.example.org/realms/research.',
  '{} no longer renews this sign-in: it was ended there, or it is too old.':
    '{} erneuert diese Anmeldung nicht mehr: Sie wurde dort beendet oder ist zu alt.',
  'Sign in with your institution again. Nothing is lost meanwhile.':
    'Melden Sie sich noch einmal über Ihre Einrichtung an. Dazwischen geht nichts verloren.',
  'The sign-in service at {} gives tokens that no AOS server can read.':
    'Der Anmeldedienst {} gibt Token aus, die kein AOS-Server lesen kann.',
  'Ask your institution for access tokens in the JWT format, or sign in with a token.':
    'Bitten Sie Ihre Einrichtung um Zugangstoken im JWT-Format, oder melden Sie sich mit einem Token an.',
  'This sign-in is that of {}, and this account belongs to {}.':
    'Diese Anmeldung ist die von {}, und dieses Konto gehört {}.',
  'Sign in as {}, or add another account.':
    'Melden Sie sich als {} an, oder fügen Sie ein weiteres Konto hinzu.',
  'Copy a token from your profile in the web portal and paste it here.':
    'Kopieren Sie ein Token aus Ihrem Profil im Portal und fügen Sie es hier ein.',
  'Your account is not active on {}.': 'Ihr Konto ist auf {} nicht freigeschaltet.',
  'Ask your administrator to activate it, then sign in again.':
    'Bitten Sie Ihre Administratoren, es freizuschalten, und melden Sie sich dann noch einmal an.',
  '{} does not know you yet.': '{} kennt Sie noch nicht.',
  'Register in its web portal first, then sign in again.':
    'Registrieren Sie sich zuerst in seinem Portal, und melden Sie sich dann noch einmal an.',
  '{} is an AOS server. It needs a token.': '{} ist ein AOS-Server. Er braucht ein Token.',
  'This is not a whole token: one has three parts with dots between them.':
    'Das ist kein vollständiges Token: Eines besteht aus drei Teilen mit Punkten dazwischen.',
  'This token expired on {}.': 'Dieses Token ist seit dem {} abgelaufen.',
  '{} is an AOS server, but it refuses this token.': '{} ist ein AOS-Server, aber er lehnt dieses Token ab.',

  'The app is still starting.': 'Das Programm startet noch.',
  'Try again in a moment.': 'Versuchen Sie es gleich noch einmal.',
  'This account no longer exists.': 'Dieses Konto gibt es nicht mehr.',
  'Choose another one.': 'Wählen Sie ein anderes.',
  'There are {} accounts already, and more cannot be shown together.':
    'Es gibt schon {} Konten, und mehr lassen sich nicht zusammen anzeigen.',
  'Remove one that you no longer need, then sign in again.':
    'Entfernen Sie eines, das Sie nicht mehr brauchen, und melden Sie sich dann noch einmal an.',
  'This account is not open.': 'Dieses Konto ist nicht geöffnet.',
  'It may just have been removed. Choose another one.':
    'Vielleicht wurde es gerade entfernt. Wählen Sie ein anderes.',
  'New events cannot be stored.': 'Neue Ereignisse lassen sich nicht speichern.',
  'The server holds them until it works again. Restart Aruna Notify if it does not go on by itself.':
    'Der Server hält sie bereit, bis es wieder geht. Starten Sie Aruna Notify neu, wenn es nicht von selbst weitergeht.',
  'These notifications are no longer open.': 'Diese Mitteilungen sind nicht mehr offen.',
  'They were acknowledged before, here or elsewhere.': 'Sie wurden schon bestätigt, hier oder anderswo.',
  'This access request is no longer open, or does not say who asks for what.':
    'Diese Zugriffsbitte ist nicht mehr offen, oder sie sagt nicht, wer worum bittet.',
  'Look at it in the web portal.': 'Sehen Sie im Portal nach.',
  'The data of this account was written by a newer version of Aruna Notify.':
    'Die Daten dieses Kontos wurden von einer neueren Version von Aruna Notify geschrieben.',
  'Install that version again, or a later one. Nothing was changed.':
    'Installieren Sie wieder diese Version oder eine spätere. Es wurde nichts geändert.',
  'This event is no longer kept here.': 'Dieses Ereignis wird hier nicht mehr aufbewahrt.',
  'It was removed by the retention you set. Newer events are in the feed.':
    'Es wurde nach der Frist entfernt, die Sie eingestellt haben. Neuere Ereignisse sind in der Liste.',
  'The disk is full, so new events cannot be kept.':
    'Der Datenträger ist voll. Neue Ereignisse lassen sich nicht aufbewahren.',
  'Free some space. Until then the server holds the events; nothing is lost, and it goes on by itself.':
    'Schaffen Sie etwas Platz. Bis dahin hält der Server die Ereignisse bereit; es geht nichts verloren, und danach geht es von selbst weiter.',
  'The folder with the data of this account cannot be written.':
    'In den Ordner mit den Daten dieses Kontos lässt sich nicht schreiben.',
  'Give yourself write permission on the application data folder. It goes on by itself then.':
    'Geben Sie sich das Recht, in den Ordner mit den Daten des Programms zu schreiben. Dann geht es von selbst weiter.',
  'Another program holds the data of this account.':
    'Ein anderes Programm hält die Daten dieses Kontos fest.',
  'Close the other copy of Aruna Notify. It goes on by itself then.':
    'Schließen Sie das andere Aruna Notify. Dann geht es von selbst weiter.',
  'The data of this account could not be read or written.':
    'Die Daten dieses Kontos ließen sich nicht lesen oder schreiben.',
  'Restart Aruna Notify. If it happens again, the log file says more.':
    'Starten Sie Aruna Notify neu. Geschieht es wieder, steht mehr dazu in der Protokolldatei.',
  'The database stopped working.': 'Die Datenbank arbeitet nicht mehr.',
  'Restart Aruna Notify; what is stored is safe.':
    'Starten Sie Aruna Notify neu; was gespeichert ist, ist sicher.',
  'The window asked for something in a form the app does not understand.':
    'Das Fenster hat etwas in einer Form verlangt, die das Programm nicht versteht.',
  'Restart Aruna Notify; if it happens again, please report it.':
    'Starten Sie Aruna Notify neu; geschieht es wieder, melden Sie es bitte.',
  'A page that is not part of the app asked it to do something.':
    'Eine Seite, die nicht zum Programm gehört, hat etwas von ihm verlangt.',
  'Nothing was done.': 'Es wurde nichts getan.',

  '{} closed the stream.': '{} hat die Verbindung für neue Ereignisse beendet.',
  'It is opened again by itself.': 'Sie wird von selbst wieder geöffnet.',
  '{} has fallen silent.': '{} schickt nichts mehr.',
  'The stream is opened again by itself.': 'Die Verbindung wird von selbst wieder geöffnet.',
  '{} keeps losing this subscription.': '{} verliert dieses Abonnement immer wieder.',
  'It is set up again by itself. If it continues, contact your administrator.':
    'Es wird von selbst neu eingerichtet. Hält das an, wenden Sie sich an Ihre Administration.',
  'You can no longer watch {}.': 'Sie können {} nicht mehr beobachten.',
  'Ask for permission on it. It is tried again once an hour.':
    'Bitten Sie um Rechte daran. Es wird stündlich wieder versucht.',
  'Your token can only read streams, and too many of them are left on {}.':
    'Ihr Token kann nur Streams lesen, und davon sind auf {} zu viele übrig.',
  'Sign in with a personal token from the web portal, or wait until the server was restarted.':
    'Melden Sie sich mit einem persönlichen Token aus dem Webportal an, oder warten Sie, bis der Server neu gestartet wurde.',
  'This subscription no longer exists.': 'Dieses Abonnement gibt es nicht mehr.',
  'It was removed, perhaps in another window.': 'Es wurde entfernt, vielleicht in einem anderen Fenster.',
  'The server has no consumer {}.': 'Der Server hat keinen Consumer {}.',
  'Check the id, or watch the resource as a new subscription.':
    'Prüfen Sie die Id, oder beobachten Sie die Ressource als neues Abonnement.',
  'Your token does not allow reading this subscription.':
    'Ihr Token erlaubt es nicht, dieses Abonnement zu lesen.',
  'Ask for permission on the resource it watches.':
    'Bitten Sie um Rechte an der Ressource, die es beobachtet.',
  'You already watch this resource.': 'Sie beobachten diese Ressource schon.',
  'To read the other subscription instead, remove this one first.':
    'Um stattdessen das andere Abonnement zu lesen, entfernen Sie zuerst dieses.',
};

/** The lines of a subscription's history. */
export const historyDe: Record<string, string> = {
  'The server had lost this subscription. It was set up again; nothing is missing.':
    'Der Server hatte dieses Abonnement verloren. Es wurde neu eingerichtet; es fehlt nichts.',
  'The network lets streams through again. Events come in as they happen.':
    'Das Netz lässt dauerhafte Verbindungen wieder durch. Ereignisse kommen an, sobald sie geschehen.',
  'The network holds streams back or cuts them. Events are fetched from time to time.':
    'Das Netz hält dauerhafte Verbindungen auf oder trennt sie. Ereignisse werden von Zeit zu Zeit abgeholt.',
  'The data of this account was damaged and is begun anew. Read marks and older history are in {}; what the server still has comes again.':
    'Die Daten dieses Kontos waren beschädigt und werden neu angelegt. Was gelesen war und Älteres steht in {}; was der Server noch hat, kommt noch einmal.',
};
