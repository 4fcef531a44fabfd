/**
 * The name of the app's desktop file, under which a Linux desktop finds its icon, its badge and the person's settings for its
 * notifications. It is the window's app id too (Wayland; from Electron 41 on also the WM_CLASS of X11), so that a window is
 * told to belong to the file. `package.json` and the packager's configuration have to agree.
 */
export const desktopEntry = 'aruna-notify';
