import type { Engine } from '../../core/engine/engine-api.ts';
import type { Finding } from '../../core/model/finding.ts';
import { AosError } from '../../core/model/problem.ts';

/** Calls the server of an account, over the connection that the account uses. */
export async function checkServer(
  engine: Pick<Engine, 'accounts' | 'checkServer'>,
  account: string,
  protocolName: (protocol: string) => string,
): Promise<Finding> {
  try {
    await engine.checkServer(account);
  } catch (error) {
    if (error instanceof AosError) return { code: 'server-fails', problem: error.problem };
    throw error;
  }
  const found = engine.accounts().find(({ id }) => id === account);
  if (found === undefined) return { code: 'not-checked' };
  return { code: 'server-works', server: found.server, protocol: protocolName(found.protocol) };
}
