import type { Mutant } from './mutant.ts';

const flipped = (name: string, is: boolean): Mutant => ({
  name: `fuse ${name}: ${!is}`,
  file: 'electron-builder.yml',
  from: `  ${name}: ${is}\n`,
  to: `  ${name}: ${!is}\n`,
  guard: { unit: 'scripts/security/fuses.test.ts' },
});

/** What electron-builder burns into the binary. */
export const fuseMutants: readonly Mutant[] = [
  flipped('runAsNode', false),
  flipped('enableNodeOptionsEnvironmentVariable', false),
  flipped('enableNodeCliInspectArguments', false),
  flipped('enableCookieEncryption', false),
  flipped('onlyLoadAppFromAsar', true),
  flipped('grantFileProtocolExtraPrivileges', false),
  flipped('loadBrowserProcessSpecificV8Snapshot', false),
];
