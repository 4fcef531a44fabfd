import { join } from 'node:path';
import { app, safeStorage, shell } from 'electron';
import { type Clock, sleep } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { BannerOutcome, CheckName, Finding } from '../../core/model/finding.ts';
import type { LicenceNotice } from '../../core/model/licence-notice.ts';
import { AosError, type Problem, problem } from '../../core/model/problem.ts';
import type { ProxyResolver } from '../../core/transport/proxy.ts';
import type { Words } from '../../words/languages.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { Keychain } from '../tokens/keychain.ts';
import { createDiagnostics } from './diagnostics.ts';
import { chromiumFile, chromiumLicences, licenceNotices } from './licences.ts';
import { readLog } from './read-log.ts';
import { showTestBanner } from './test-banner.ts';

/** How many lines of the log a report has. */
const logLines = 200;
/** How long the file manager may take to answer, ms. */
const openMs = 5_000;

/** Where people read about the Aruna Object Storage. */
const website = 'https://aruna-storage.org';

/** What Electron answers when it has opened a path. */
const isOpen = () => '';

/** What the help screen asks of the main process. */
export interface Help {
  check(name: CheckName, account?: string): Promise<Finding>;
  log(): Promise<string[]>;
  licences(): Promise<LicenceNotice[]>;
  /** @throws AosError if there is no such page, or no program shows it */
  openPage(page: 'website' | 'chromium'): Promise<void>;
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
  async function open(opening: Promise<string>, unopened: Problem): Promise<void> {
    const late = sleep(clock, openMs).then(() => 'no answer in time');
    const failure = await Promise.race([opening, late]).catch((error: unknown) => String(error));
    if (failure === '') return;
    log(`${unopened.code}: ${failure}`);
    throw new AosError(unopened);
  }
  return {
    check,
    log: () => readLog(join(data, 'log.txt'), logLines),
    licences: () => licenceNotices(join(app.getAppPath(), 'out/app/notices.json')),
    async openPage(page) {
      if (page === 'website')
        return open(
          shell.openExternal(website).then(isOpen),
          problem('page-not-opened', { address: website }),
        );
      const file = chromiumLicences();
      const opening = file === null ? Promise.resolve('not there') : shell.openPath(file);
      return open(opening, problem('page-not-opened', { address: chromiumFile }));
    },
    openData: () => open(shell.openPath(data), problem('folder-not-shown', { folder: data })),
    testBanner: () => showTestBanner(bus, words),
  };
}
