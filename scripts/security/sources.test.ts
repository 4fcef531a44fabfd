import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.mjs';

/** The sources of the app, by their paths. */
const sources = ['electron', 'renderer']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.includes('/testing/'))
  .map((path) => ({ file: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

/** What only certain files may do, because they check it or because it is harmless there. */
const reserved: readonly (readonly [what: RegExp, allowed: readonly string[]])[] = [
  [/^(?!.*openInBrowser\().*\bshell\.openExternal\((?!requirePortalAddress|website\))/m, []],
  // The app's own folder, and a file that came with it.
  [/\bshell\.openPath\(/, ['electron/shell/diagnostics/help.ts', 'electron/shell/window/page-gone.ts']],
  [/rejectUnauthorized: false/, ['electron/core/sign-in/inspect-port.ts']],
  [
    /NODE_TLS_REJECT_UNAUTHORIZED|setCertificateVerifyProc|'certificate-error'|ignore-certificate/,
    ['electron/shell/lifecycle/refused-switches.ts'],
  ],
  [/\bipcMain\b/, ['electron/ipc/server.ts', 'electron/shell/bridge/serve-bridge.ts']],
  [/\bipcRenderer\b/, ['electron/ipc/client.ts', 'electron/preload.ts']],
  [/new (?:BrowserWindow|WebContentsView|BrowserView)\(/, ['electron/shell/window/open-window.ts']],
  [
    /\beval\(|new Function\(|executeJavaScript|insertCSS|dangerouslySetInnerHTML|\.innerHTML\b|document\.write\b/,
    [],
  ],
  [/commandLine\.(?:append|remove)/, ['electron/shell/tokens/set-password-store.ts']],
  [/ELECTRON_DISABLE_SECURITY_WARNINGS|enableRemoteModule|@electron\/remote/, []],
  [
    /webRequest\b|registerFileProtocol|interceptFileProtocol|bypassCSP/,
    ['electron/shell/window/page-session.ts'],
  ],
];

test.each(reserved)('%s is used only where it is meant to be', (what, allowed) => {
  const found = sources.filter(({ text }) => what.test(text)).map(({ file }) => file);
  expect(found.filter((file) => !allowed.includes(file))).toEqual([]);
});

test('the app is hardened before anything else', () => {
  const text = (name: string) => sources.find(({ file }) => file === name)?.text ?? '';
  const main = text('electron/main.ts');
  const hardened = main.indexOf('\nharden(log);\n');
  expect(hardened).toBeGreaterThan(0);
  for (const later of ['requestSingleInstanceLock()', 'whenReady()', 'createWindow(', 'window.open('])
    expect(main.slice(0, hardened)).not.toContain(later);
  expect(text('electron/shell/window/harden.ts')).toMatch(
    /refuseSwitches\(log\);\n {2}registerScheme\(\);\n {2}lockEverything\(log\);/,
  );
});
