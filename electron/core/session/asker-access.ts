import type { HeldAccess } from '../model/resource.ts';
import type { HeldAccessKnown } from '../resource/held-access.ts';
import type { SessionContext } from './session-context.ts';

/** Returns what tells what the person behind a request (its id) may do already; null where that is not known. */
export const askerAccess =
  ({ reader, record }: SessionContext, held: HeldAccessKnown) =>
  async (id: string, isOpened: boolean): Promise<HeldAccess | null> => {
    const request = await reader.accessRequest(record().id, id);
    return request && held.of(request, isOpened);
  };
