import { capture } from '../lib/run.mjs';

/** How long the registry may take, ms. */
const within = 60_000;

/** The number of known vulnerabilities of the packages in the lock file; null where no registry answers. */
export async function audit(): Promise<number | null> {
  const { stdout } = await capture('npm', ['audit', '--json'], { timeout: within });
  try {
    const total: unknown = JSON.parse(stdout).metadata?.vulnerabilities?.total;
    return typeof total === 'number' ? total : null;
  } catch {
    return null;
  }
}
