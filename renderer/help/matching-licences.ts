import type { LicenceNotice } from '../../electron/ipc/contract.ts';

/** Those whose name or licence holds every word of the text, whatever the case. */
export function matchingLicences(all: readonly LicenceNotice[], text: string): readonly LicenceNotice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ name, version, licence }) => {
    const line = `${name} ${version} ${licence}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}
