import type { Mutant } from './mutant.ts';

const browser = 'electron/shell/bridge/open-in-browser.ts';
const opens = { unit: 'electron/shell/bridge/open-in-browser.test.ts' };
const sources = { unit: 'scripts/security/sources.test.ts' };
const switches = 'electron/shell/lifecycle/refused-switches.ts';
const refuses = { unit: 'electron/shell/lifecycle/refused-switches.test.ts' };

const allowed = (name: string): Mutant => ({
  name: `--${name} is taken`,
  file: switches,
  from: `  '${name}',\n`,
  to: '',
  guard: refuses,
});

/** What is opened outside, what a person starts the app with, and whom its connections trust. */
export const outsideMutants: readonly Mutant[] = [
  { name: 'any scheme is opened', file: browser, from: ' || !isWebPage(url)', to: '', guard: opens },
  {
    name: 'an address with a password is opened',
    file: browser,
    from: "  username === '' &&\n  password === '' &&\n",
    to: '',
    guard: opens,
  },
  {
    name: 'unencrypted pages of others are opened',
    file: browser,
    from: ' && isThisMachine(hostname)',
    to: '',
    guard: opens,
  },
  {
    name: 'addresses are opened unchecked',
    file: 'electron/shell/bridge/serve-bridge.ts',
    from: 'openExternal: openInBrowser(withDeadline({ open: (address) => shell.openExternal(address), clock, log })),',
    to: 'openExternal: withDeadline({ open: (address) => shell.openExternal(address), clock, log }),',
    guard: sources,
  },
  {
    name: 'a portal that is not https',
    file: 'electron/shell/bridge/portal-address.ts',
    from: "!URL.canParse(address) || new URL(address).protocol !== 'https:'",
    to: 'address.length === 0',
    guard: { unit: 'electron/shell/bridge/portal-address.test.ts' },
  },
  {
    name: 'servers’ certificates are not checked',
    file: 'electron/core/transport/http2-session.ts',
    from: '{ secureContext: options.trust() } : {}',
    to: '{ secureContext: options.trust(), rejectUnauthorized: false } : {}',
    guard: sources,
  },
  allowed('remote-debugging-port'),
  allowed('remote-debugging-pipe'),
  allowed('inspect'),
  allowed('inspect-brk'),
  allowed('js-flags'),
  allowed('load-extension'),
  allowed('disable-web-security'),
  allowed('ignore-certificate-errors'),
  allowed('host-resolver-rules'),
  allowed('renderer-cmd-prefix'),
  allowed('log-net-log'),
  {
    name: 'switches with one dash are taken',
    file: switches,
    from: '/^--?/;',
    to: '/^--/;',
    guard: refuses,
  },
  {
    name: 'switches are not looked at',
    file: 'electron/shell/window/harden.ts',
    from: '  refuseSwitches(log);\n',
    to: '',
    guard: sources,
  },
  {
    name: 'the language of the text is that of the region',
    file: 'electron/words/choose-locales.ts',
    from: 'hasWords(forced) ? forced : FALLBACK',
    to: 'forced',
    guard: { unit: 'electron/words/choose-locales.test.ts' },
  },
  {
    name: 'a redirect of an institution is followed',
    file: 'electron/core/sign-in/oidc/ask-provider.ts',
    from: "redirect: 'error'",
    to: "redirect: 'follow'",
    guard: { unit: 'electron/core/sign-in/oidc/ask-provider.test.ts' },
  },
];
