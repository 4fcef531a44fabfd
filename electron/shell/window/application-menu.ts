import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Sets the application menu: editing, zooming and quitting with their usual keys. Linux and Windows show it on Alt. */
export function setApplicationMenu(): void {
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  const first: MenuItemConstructorOptions =
    process.platform === 'darwin'
      ? { role: 'appMenu' }
      : { role: 'fileMenu', submenu: [{ role: 'close' }, { role: 'quit' }] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([first, { role: 'editMenu' }, view, { role: 'windowMenu' }]),
  );
}
