import type { KeychainState } from '../../core/model/account.ts';
import type { Finding } from '../../core/model/finding.ts';

/** Says whether tokens can be kept in the system's keychain. @param backend what keeps them, such as "gnome_libsecret" */
export async function checkKeychain(
  check: () => Promise<KeychainState>,
  backend: () => string,
): Promise<Finding> {
  switch (await check()) {
    case 'open':
      return { code: 'keychain-works', backend: backend() };
    case 'locked':
      return { code: 'keychain-locked' };
    case 'missing':
      return { code: 'keychain-missing' };
    case 'failed':
      return { code: 'keychain-failed' };
    case 'silent':
      return { code: 'no-answer' };
  }
}
