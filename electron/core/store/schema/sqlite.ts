/** The database library, under the name that is used everywhere here. Its API is that of `node:sqlite`. */
import { DatabaseSync } from '@photostructure/sqlite';

export type Database = InstanceType<typeof DatabaseSync>;

/** Opens a database file, which is created if it does not exist, or `:memory:`. */
export const openDatabase = (path: string, options: { readOnly?: boolean } = {}): Database =>
  new DatabaseSync(path, options);
