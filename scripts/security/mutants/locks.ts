import { type Mutant, page } from './mutant.ts';

const security = 'electron/shell/window/security.ts';
const session = 'electron/shell/window/page-session.ts';

const lock = (name: string, from: string, to: string, test: string, file = security): Mutant => ({
  name,
  file,
  from,
  to,
  guard: page(test),
});

const moves = 'the page goes nowhere';
const every = 'every session refuses';

/** The locks on pages and sessions. */
export const lockMutants: readonly Mutant[] = [
  lock('navigation', "  contents.on('will-frame-navigate', refuse('navigation'));\n", '', moves),
  lock(
    'redirects',
    "  contents.on('will-redirect', refuse('redirect'));\n",
    '',
    'a redirect is not followed',
  ),
  lock(
    'webviews',
    "  contents.on('will-attach-webview', refuse('webview'));\n",
    '',
    'a webview cannot be attached',
  ),
  lock('new windows', "action: 'deny'", "action: 'allow'", moves),
  lock(
    'addresses in WebRTC',
    "  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');\n",
    '',
    'WebRTC gives away',
  ),
  lock('requests for permissions', 'answer(false)', 'answer(true)', every),
  lock(
    'permissions had',
    'session.setPermissionCheckHandler(() => false)',
    'session.setPermissionCheckHandler(() => true)',
    every,
  ),
  lock(
    'devices',
    'session.setDevicePermissionHandler(() => false)',
    'session.setDevicePermissionHandler(() => true)',
    every,
  ),
  lock(
    'downloads',
    "  session.on('will-download', (event) => event.preventDefault());\n",
    '',
    'downloads are cancelled',
  ),
  lock('dictionaries', '  session.setSpellCheckerEnabled(false);\n', '', every),
  lock('all sessions', "  app.on('session-created', lockSession);\n", '', every),
  lock(
    'all pages',
    "  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));\n",
    '',
    moves,
  ),
  lock(
    'certificates of pages',
    '  session.setSpellCheckerEnabled(false);\n',
    '  session.setSpellCheckerEnabled(false);\n  session.setCertificateVerifyProc((_request, answer) => answer(0));\n',
    'a certificate that nobody trusts',
  ),
  lock(
    'certificate errors',
    "  app.on('session-created', lockSession);\n",
    "  app.on('session-created', lockSession);\n  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {\n    event.preventDefault();\n    answer(true);\n  });\n",
    'a certificate that nobody trusts',
  ),
  lock('network of the page', '  lockNetwork(page);\n', '', 'what the policy would allow', session),
  lock('the default session', '  lockSession(session.defaultSession);\n', '', every, session),
];
