import type { ResourceRecord, UserRecord } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { ControlError } from './types.ts';

/** Finds what a request names. Both throw a {@link ControlError} for what is not there. */
export interface Lookup {
  /** Returns the default user when no id is given. */
  user(id?: string): UserRecord;
  resource(id: string): ResourceRecord;
}

export function createLookup(state: State, defaultUser: string): Lookup {
  return {
    user(id = defaultUser) {
      const user = state.users.get(id);
      if (user === undefined) throw new ControlError(`There is no user ${id}.`);
      return user;
    },
    resource(id) {
      const resource = state.resources.get(id);
      if (resource === undefined) throw new ControlError(`There is no resource ${id}.`);
      return resource;
    },
  };
}
