/** Starts the app in the folder named on the command line, as the runtime's own default app does. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  process.stderr.write('Name the folder of the app to start.\n');
  process.exit(2);
}
const folder = isAbsolute(named) ? named : resolve(named);
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
if (about.desktopName) app.setDesktopName(about.desktopName);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, about.main ?? 'index.js')).href);
