/** Runs in Electron: renders the drawings and writes the pictures into the folder named last on the command line. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { bannerIcons, bannerPicture } from './banner.mjs';
import { states, themes, trayPicture } from './tray.mjs';

const folder = String(process.argv.at(-1));
const logo = readFileSync(join(folder, 'icon.svg'), 'utf8');
const tray = states.flatMap((state) =>
  themes.flatMap((theme) =>
    [1, 2].map((scale) => {
      const name = theme === 'template' ? `${state}Template` : `${state}-${theme}`;
      return {
        svg: trayPicture(state, theme),
        size: 16 * scale,
        file: `tray/${name}${scale === 1 ? '' : '@2x'}.png`,
      };
    }),
  ),
);

const banners = bannerIcons.map((icon) => ({
  svg: bannerPicture(icon),
  size: 96,
  file: `banner/${icon}.png`,
}));

app.disableHardwareAcceleration();
// Not awaited here: Electron is ready only after its main module has been evaluated.
app.whenReady().then(draw);

async function draw() {
  const window = new BrowserWindow({ show: false, width: 600, height: 600 });
  await window.loadURL('about:blank');
  for (const name of ['tray', 'banner']) mkdirSync(join(folder, name), { recursive: true });
  for (const { svg, size, file } of [{ svg: logo, size: 512, file: 'icon.png' }, ...tray, ...banners]) {
    const address = await window.webContents.executeJavaScript(`new Promise((settle, fail) => {
    const image = new Image(${size}, ${size});
    image.onerror = () => fail(new Error('cannot be drawn'));
    image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      settle(canvas.toDataURL('image/png'));
    };
    image.src = 'data:image/svg+xml;base64,' + ${JSON.stringify(Buffer.from(svg).toString('base64'))};
  })`);
    writeFileSync(join(folder, file), Buffer.from(address.split(',')[1], 'base64'));
  }
  app.quit();
}
