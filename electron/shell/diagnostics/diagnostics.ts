import { type Clock, sleep } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { CheckName, Finding } from '../../core/model/finding.ts';
import type { ProxyResolver } from '../../core/transport/proxy.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { Keychain } from '../tokens/keychain.ts';
import { checkBus } from './check-bus.ts';
import { checkData } from './check-data.ts';
import { checkKeychain } from './check-keychain.ts';
import { checkNotifications } from './check-notifications.ts';
import { checkProxy } from './check-proxy.ts';
import { checkServer } from './check-server.ts';
import { checkTray } from './check-tray.ts';

/** The longest a check takes, ms. What it asks has shorter deadlines; this one holds for all of it together. */
const deadlineMs = 12_000;

export interface DiagnosticsOptions {
  engine: Pick<Engine, 'accounts' | 'checkServer'>;
  bus: Bus;
  keychain: Pick<Keychain, 'check'>;
  /** What Electron keeps secrets with. */
  backend: () => string;
  proxy: ProxyResolver;
  /** The folder of the app's data. */
  data: string;
  platform: NodeJS.Platform;
  protocolName: (protocol: string) => string;
  clock: Clock;
  log: Log;
}

/** Creates the function that checks one part of the set-up. It never throws, and answers after 12 s at the latest. */
export function createDiagnostics(options: DiagnosticsOptions) {
  const { clock, log } = options;
  return async (name: CheckName, account = ''): Promise<Finding> => {
    const end = new AbortController();
    const late = sleep(clock, deadlineMs, end.signal).then((): Finding => ({ code: 'no-answer' }));
    try {
      return await Promise.race([check(options, name, account), late]);
    } catch (error) {
      log(`checking ${name}: ${String(error)}`);
      return isLate(error) ? { code: 'no-answer' } : { code: 'not-checked' };
    } finally {
      end.abort();
    }
  };
}

const isLate = (error: unknown) => (error as { kind?: unknown } | null)?.kind === 'deadline';

async function check(options: DiagnosticsOptions, name: CheckName, account: string): Promise<Finding> {
  const { engine, bus, platform } = options;
  switch (name) {
    case 'data':
      return checkData(options.data);
    case 'bus':
      return checkBus(bus, platform);
    case 'tray':
      return checkTray(bus, platform);
    case 'notifications':
      return checkNotifications(bus, platform);
    case 'keychain':
      return checkKeychain(options.keychain.check, options.backend);
    case 'proxy':
      return checkProxy(
        engine.accounts().map(({ server }) => `https://${server}`),
        options.proxy,
      );
    case 'server':
      return checkServer(engine, account, options.protocolName);
  }
}
