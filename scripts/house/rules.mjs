/** The rules of imports, as dependency-cruiser takes them. A type import counts as much as any other. */
import { floors, roomsBelow, sharedByScreens, storeFloors } from './floors.mjs';

/** What a rule about cycles is called; `npm run house` counts these apart from the arrows. */
export const cycleRules = { files: 'cycle-of-files', folders: 'cycle-of-folders' };

const either = (names) => `(?:${names.join('|')})`;
const testing = '(?:^|/)testing/';

/** Forbids everything but what is named, packages and Node's own modules: other rules say which of those may be used. */
function only(name, from, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, pathNot: testing },
    to: { pathNot: `(?:^|/)node_modules/|^${either(allowed)}`, dependencyTypesNot: ['core'] },
  };
}

function never(name, from, to, comment) {
  return { name, severity: 'error', comment, from, to };
}

const rooms = floors.flat();

const coreRules = rooms.map((room) => {
  const known = [room, ...roomsBelow(floors, room)];
  return only(
    `floor-of-${room}`,
    `^electron/core/${room}/`,
    ['gen/', ...known.map((name) => `electron/core/${name}/`)],
    `core/${room} imports only ${known.join(', ')}.`,
  );
});

const storeRules = storeFloors.flat().map((room) => {
  const known = [room, ...roomsBelow(storeFloors, room)];
  return never(
    `floor-of-store-${room}`,
    { path: `^electron/core/store/${room}/` },
    { path: '^electron/core/store/', pathNot: `^electron/core/store/${either(known)}/` },
    `core/store/${room} imports only ${known.join(', ')} of the store.`,
  );
});

const electronPackage = '^electron$|node_modules/electron/';
const notShared = `(?!${either(sharedByScreens)}/)`;

export const rules = [
  never(cycleRules.files, {}, { circular: true }, 'Files import each other in a circle.'),
  {
    ...never(cycleRules.folders, {}, { circular: true }, 'Folders import each other in a circle.'),
    scope: 'folder',
  },
  ...coreRules,
  ...storeRules,
  never(
    'core-in-rooms',
    { path: '^electron/core/' },
    { path: `^electron/core/(?!${either([...rooms, 'testing'])}/)` },
    'Every file of core lies in a room that has its floor.',
  ),
  never(
    'core-is-plain-node',
    { path: '^electron/(?:core|words)/' },
    { path: electronPackage },
    'core is plain Node: what it needs from Electron is handed in by rest.ts.',
  ),
  only(
    'words-on-model',
    '^electron/words/',
    ['electron/words/', 'electron/core/model/'],
    'The words know the codes and shapes of core/model, and nothing else.',
  ),
  only(
    'ipc-on-model',
    '^electron/ipc/',
    ['electron/ipc/', 'electron/core/model/'],
    'ipc is made of core/model; shell joins it with the rest.',
  ),
  never(
    'shell-on-core',
    { path: '^electron/shell/' },
    { path: '^(?:gen|devserver|renderer)/' },
    'shell imports core, ipc and words.',
  ),
  never(
    'preload-on-ipc',
    { path: '^electron/preload\\.ts$' },
    { path: '^(?:electron|gen|renderer)/', pathNot: '^electron/ipc/' },
    'The preload script knows the channels and nothing else.',
  ),
  only(
    'renderer-through-the-bridge',
    '^renderer/',
    [
      'renderer/',
      'electron/ipc/contract\\.ts$',
      'electron/core/model/',
      'electron/core/query/',
      'electron/core/base/truncate\\.ts$',
      'electron/words/',
    ],
    'The renderer reaches the main process through the bridge: it imports the contract, the model, the query language, the words and how text is cut.',
  ),
  never(
    'contract-as-types',
    { path: '^renderer/' },
    { path: '^electron/ipc/', dependencyTypesNot: ['type-only'] },
    'The renderer imports the types of the contract: its schemas are checked in the main process.',
  ),
  never(
    'renderer-is-a-web-page',
    { path: '^renderer/' },
    { path: `node_modules/@(?:bufbuild|connectrpc)/|${electronPackage}` },
    'The renderer is a sandboxed page: no wire format and no Electron.',
  ),
  never(
    'renderer-without-node',
    { path: '^renderer/' },
    { dependencyTypes: ['core'] },
    'The renderer is a sandboxed page: Node has nothing for it.',
  ),
  never(
    'screens-apart',
    { path: `^renderer/(?!app/)${notShared}([^/]+)/` },
    { path: `^renderer/${notShared}[^/]+/`, pathNot: '^renderer/$1/' },
    'A screen does not import another screen: what both need belongs to ui/ or state/.',
  ),
  never(
    'shared-below-screens',
    { path: `^renderer/${either(sharedByScreens)}/` },
    { path: '^renderer/', pathNot: `^renderer/${either(sharedByScreens)}/` },
    'What screens share knows no screen.',
  ),
  never(
    'nothing-on-main',
    // Starts the one beside it without a build.
    { pathNot: '^electron/store-worker\\.source\\.mjs$' },
    { path: '^electron/(?:main|store-worker)\\.ts$|^renderer/main\\.tsx$' },
    'The composition roots are imported by nothing.',
  ),
  never(
    'rest-by-main-alone',
    { pathNot: '^electron/main\\.ts$' },
    { path: '^electron/rest\\.ts$' },
    'The second part of the composition root is for the first.',
  ),
  never(
    'rest-after-the-window',
    {},
    { path: '^electron/rest\\.ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
    'The window does not wait for what the rest of the app is made of.',
  ),
  only(
    'devserver-on-gen',
    '^devserver/',
    ['devserver/', 'gen/'],
    'The local AOS shares nothing with the client but the wire format: it must not share a mistake.',
  ),
  never(
    'product-without-tests',
    { path: '^(?:electron|renderer|devserver|gen)/', pathNot: testing },
    { path: `${testing}|^(?:bench|e2e|faults|scripts|desks|alerts)/` },
    'What is shipped does not import what tests or measures it.',
  ),
];
