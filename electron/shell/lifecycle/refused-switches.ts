/**
 * Switches of Chromium, Node and Electron that a packaged app does not start with. Each hands the app, its tokens or its
 * connections to somebody else: whoever can change how the app is started, such as in a desktop file, could use it without
 * being noticed. What an administrator needs stays allowed: proxies and their sign-in, language, keychain, graphics, and
 * `--no-sandbox`, without which nothing starts in many containers.
 *
 * The names are in Chromium's sources (content_switches.cc, network_switches.cc), electronjs.org/docs/latest/api/command-line-switches
 * and `node --help`.
 */
const refused: ReadonlySet<string> = new Set([
  // Control by another program
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-targets',
  'remote-debugging-io-pipes',
  'remote-allow-origins',
  'enable-automation',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'debug',
  'debug-brk',
  'debug-port',
  'custom-devtools-frontend',
  'auto-open-devtools-for-tabs',
  // Foreign code
  'load-extension',
  'disable-extensions-except',
  'load-component-extension',
  'js-flags',
  'require',
  'import',
  'loader',
  'experimental-loader',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'ppapi-plugin-launcher',
  'browser-subprocess-path',
  'register-pepper-plugins',
  'enable-blink-features',
  'enable-blink-test-features',
  'enable-experimental-web-platform-features',
  // Borders between pages, files and processes
  'disable-web-security',
  'allow-running-insecure-content',
  'allow-file-access-from-files',
  'unsafely-treat-insecure-origin-as-secure',
  'disable-site-isolation-trials',
  'disable-site-isolation-for-policy',
  'disable-kill-after-bad-ipc',
  'single-process',
  'disable-seccomp-filter-sandbox',
  'allow-no-sandbox-job',
  'allow-sandbox-debugging',
  // Certificates and names
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'host-rules',
  'host-resolver-rules',
  'test-type',
  // What would be written down: keys and whole connections
  'ssl-key-log-file',
  'log-net-log',
  'net-log-capture-mode',
  'trace-startup',
  'enable-tracing',
  'use-fake-ui-for-media-stream',
]);

/**
 * Returns the name of the first refused switch on a command line, or null. Chromium takes one dash for two, and a slash on
 * Windows, where it does not tell capitals apart; nothing behind `--` is a switch.
 */
export function refusedSwitch(argv: readonly string[], platform: NodeJS.Platform): string | null {
  const end = argv.indexOf('--');
  const prefix = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  for (const argument of argv.slice(1, end < 0 ? undefined : end)) {
    if (!prefix.test(argument)) continue;
    const [name = ''] = argument.replace(prefix, '').toLowerCase().split('=');
    if (refused.has(name)) return name;
  }
  return null;
}
