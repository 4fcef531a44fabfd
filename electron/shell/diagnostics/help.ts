import { join } from 'node:path';
import { safeStorage, shell } from 'electron';
import { type Clock, sleep } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { BannerOutcome, CheckName, Finding } from '../../core/model/finding.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { ProxyResolver } from '../../core/transport/proxy.ts';
import type { Words } from '../../words/languages.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { Keychain } from '../tokens/keychain.ts';
import { createDiagnostics } from './diagnostics.ts';
import { readLog } from './read-log.ts';
import { showTestBanner } from './test-banner.ts';

/** How many lines of the log a report has. */
const logLines = 200;
/** How long the file manager may take to answer, ms. */
const openMs = 5_000;

/** What the help screen asks of the main process. */
export interface Help {
  check(name: CheckName, account?: string): Promise<Finding>;
  log(): Promise<string[]>;
  /** @throws AosError if no program shows the folder */
  openData(): Promise<void>;
  testBanner(): Promise<BannerOutcome>;
}

export interface HelpOptions {
  engine: Pick<Engine, 'accounts' | 'checkServer'>;
  bus: Bus;
  keychain: Pick<Keychain, 'check'>;
  proxy: ProxyResolver;
  /** The folder of the app's data. */
  data: string;
  words: Words;
  clock: Clock;
  log: Log;
}

/** Creates what the help screen needs. None of it holds up the main process: everything outside has a deadline. */
export function createHelp({ engine, bus, keychain, proxy, data, words, clock, log }: HelpOptions): Help {
  const protocols: Readonly<Record<string, string>> = words.protocols;
  const check = createDiagnostics({
    engine,
    bus,
    keychain,
    backend: () =>
      process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
    proxy,
    data,
    platform: process.platform,
    protocolName: (protocol) => protocols[protocol] ?? protocol,
    clock,
    log,
  });
  return {
    check,
    log: () => readLog(join(data, 'log.txt'), logLines),
    async openData() {
      const late = sleep(clock, openMs).then(() => 'no answer in time');
      const failure = await Promise.race([shell.openPath(data), late]);
      if (failure === '') return;
      log(`showing the data folder: ${failure}`);
      throw new AosError(problem('folder-not-shown', { folder: data }));
    },
    testBanner: () => showTestBanner(bus, words),
  };
}
