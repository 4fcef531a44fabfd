/** Makes the app's own sound, `build/sounds/chime.wav`; run it after changing `lib/chime.mjs`, and commit what it makes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chime } from './lib/chime.mjs';
import { root } from './lib/paths.mjs';

const file = join(root, 'build/sounds/chime.wav');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, chime());
