/** The version of Electron that package.json names; electron.vite.config.ts puts it in. */
declare const __WANTED_ELECTRON__: string;
