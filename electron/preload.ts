/** Runs in the sandbox before the page: puts the bridge on `window.aruna`, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './ipc/client.ts';

contextBridge.exposeInMainWorld('aruna', createBridge(ipcRenderer));
