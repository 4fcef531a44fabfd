import { AosError, problem } from '../../model/problem.ts';
import type { Database } from '../schema/sqlite.ts';

/** An account, and what its database is called on the connection. */
export interface AttachedAccount {
  account: string;
  schema: string;
}

/** The databases of all accounts, attached to one read-only connection so that a query can merge them. */
export interface Attached {
  attach(account: string, path: string): void;
  detach(account: string): void;
  schema(account: string): string;
  list(): AttachedAccount[];
  /** The account that is asked for, if it is attached; null asks for all. */
  asked(account: string | null): AttachedAccount[];
}

export function attachedAccounts(db: Database): Attached {
  const schemas = new Map<string, string>();
  let next = 0;
  const list = () => [...schemas].map(([account, schema]) => ({ account, schema }));
  return {
    attach(account, path) {
      const schema = `account${next++}`;
      db.prepare(`ATTACH DATABASE ? AS ${schema}`).run(path);
      schemas.set(account, schema);
    },
    detach(account) {
      const schema = schemas.get(account);
      if (schema === undefined) return;
      schemas.delete(account);
      db.exec(`DETACH DATABASE ${schema}`);
    },
    schema(account) {
      const schema = schemas.get(account);
      if (schema !== undefined) return schema;
      throw new AosError(problem('account-closed'));
    },
    list,
    asked: (account) => list().filter((one) => account === null || one.account === account),
  };
}
