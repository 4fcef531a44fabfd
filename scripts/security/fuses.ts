import { readFile } from 'node:fs/promises';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the packed app's fuses have to be, by their names in electron-builder.yml (electronjs.org/docs/latest/tutorial/fuses).
 * The check of the archive exists on macOS and Windows only, and is set where it is packed.
 */
export const wantedFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // The app keeps no cookies, and the key would be asked for when the network service starts.
  enableCookieEncryption: false,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const;

type FuseName = keyof typeof wantedFuses;

const options: Record<FuseName, FuseV1Options> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
};

/** The fuses that electron-builder is told to set: the lines below `electronFuses` with a plain true or false. */
export async function configuredFuses(file: string): Promise<Record<string, boolean>> {
  const [, block = ''] = /^electronFuses:\n((?: .*\n)+)/m.exec(await readFile(file, 'utf8')) ?? [];
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value]) => [name, value === 'true']));
}

/** The fuses of a binary that are not as they have to be, each with what it is. */
export async function wrongFuses(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  return (Object.keys(wantedFuses) as FuseName[]).flatMap((name) => {
    // The wire holds digits: 1 for on, 0 for off, and others for what this Electron does not have.
    const state = String.fromCharCode(Number(wire[options[name]]));
    return state === (wantedFuses[name] ? '1' : '0') ? [] : [`${name} is ${state}`];
  });
}
