/** Runs in the sandbox before the page: puts the bridge on `window.aruna` and the locales beside it, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './ipc/client.ts';
import { localesIn } from './ipc/locales.ts';

contextBridge.exposeInMainWorld('aruna', createBridge(ipcRenderer));
contextBridge.exposeInMainWorld('arunaLocales', localesIn(process.argv));
