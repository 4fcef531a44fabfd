/** The database library, with the name its instances go by everywhere here. The API is that of `node:sqlite`. */
import { DatabaseSync } from '@photostructure/sqlite';

export type Database = InstanceType<typeof DatabaseSync>;

/** Opens a database file (made when it is not there) or `:memory:`. */
export const openDatabase = (path: string, options: { readOnly?: boolean } = {}): Database =>
  new DatabaseSync(path, options);
