import type { ReaderThread } from '../store/thread/thread.ts';

/** What one account knows of announcements that other accounts of the same server have a banner for. */
export interface AnnouncementClaims {
  /**
   * Looks up which of these announcements (ids) other accounts have a banner for. The function that is returned says so of
   * one; it also knows what was claimed meanwhile.
   */
  lookUp(ids: readonly string[]): Promise<(id: string) => boolean>;
  /** This account has a banner for an announcement. */
  claim(id: string): void;
}

/** Maximum number of announcements remembered; those of before are found in the databases. */
const MAX_CLAIMS = 5_000;

/**
 * Gives every announcement one banner where several accounts have the same server, which tells each of them: that of the
 * account whose rules want one and that reads it first. Servers are told apart by their hosts, as gRPC and the web have ports
 * of their own.
 */
export function createAnnouncementClaims() {
  /** The hosts of accounts, by their ids. */
  const hosts = new Map<string, string>();
  /** The account that has a banner, by host and announcement. */
  const claims = new Map<string, string>();

  return {
    /** @param endpoint scheme://host:port */
    join(
      account: string,
      endpoint: string,
      reader: Pick<ReaderThread, 'announcementsTold'>,
    ): AnnouncementClaims {
      const host = new URL(endpoint).hostname;
      const keyOf = (id: string) => `${host} ${id}`;
      hosts.set(account, host);
      const neighbours = () =>
        [...hosts].flatMap(([other, its]) => (other !== account && its === host ? other : []));
      return {
        async lookUp(ids) {
          const others = neighbours();
          const told = new Set(
            ids.length === 0 || others.length === 0 ? [] : await reader.announcementsTold(others, [...ids]),
          );
          return (id) => told.has(id) || (claims.get(keyOf(id)) ?? account) !== account;
        },
        claim(id) {
          claims.set(keyOf(id), account);
          for (const oldest of claims.keys()) {
            if (claims.size <= MAX_CLAIMS) return;
            claims.delete(oldest);
          }
        },
      };
    },
  };
}
