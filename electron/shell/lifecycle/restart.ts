import { app } from 'electron';

/** Quits in order and starts again with the same arguments: an AppImage by its file, which is elsewhere each time it runs. */
export function restart(): void {
  const image = process.env.APPIMAGE;
  app.relaunch(image === undefined ? {} : { execPath: image, args: process.argv.slice(1) });
  app.quit();
}
