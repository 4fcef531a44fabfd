import { type Mutant, page } from './mutant.ts';

const ownPage = 'electron/shell/window/own-page.ts';
const unit = { unit: 'electron/shell/window/own-page.test.ts' };

/** Who is answered, with what, and what the page gets to see of it. */
export const messageMutants: readonly Mutant[] = [
  {
    name: 'sender: any window',
    file: ownPage,
    from: '    sender === window.webContents &&\n',
    to: '',
    guard: unit,
  },
  {
    name: 'sender: any frame',
    file: ownPage,
    from: '    senderFrame.parent === null &&\n',
    to: '',
    guard: unit,
  },
  {
    name: 'sender: any origin',
    file: ownPage,
    from: ' &&\n    senderFrame.origin === origin',
    to: '',
    guard: unit,
  },
  {
    name: 'sender: anybody',
    file: 'electron/shell/window/main-window.ts',
    from: 'isTrusted: (event) => isOwnPage(window, event)',
    to: 'isTrusted: () => true',
    guard: page('every channel refuses another window'),
  },
  {
    name: 'sender: not asked for',
    file: 'electron/ipc/server.ts',
    from: 'if (!options.trusted(event))',
    to: 'if (options.trusted === undefined)',
    guard: { unit: 'electron/ipc/server.test.ts' },
  },
  {
    name: 'input that breaks its schema is taken',
    file: 'electron/ipc/server.ts',
    from: 'if (!parsed.success) {',
    to: 'if (parsed.error === null) {',
    guard: { unit: 'electron/ipc/server.test.ts' },
  },
  {
    name: 'the bridge is not frozen',
    file: 'electron/ipc/client.ts',
    from: 'return Object.freeze(bridge);',
    to: 'return bridge;',
    guard: { unit: 'electron/ipc/client.test.ts' },
  },
  {
    name: 'the bridge passes any channel',
    file: 'electron/ipc/client.ts',
    from: 'if (!isChannel(channel))',
    to: 'if (channel === undefined)',
    guard: { unit: 'electron/ipc/client.test.ts' },
  },
  {
    name: 'the page gets Electron',
    file: 'electron/preload.ts',
    from: "contextBridge.exposeInMainWorld('arunaLocales'",
    to: "contextBridge.exposeInMainWorld('electron', { invoke: ipcRenderer.invoke });\ncontextBridge.exposeInMainWorld('arunaLocales'",
    guard: page('the page sees no Node'),
  },
];
