import type { HeldAccess } from '../model/resource.ts';
import { accessOf } from '../resource/access-of.ts';
import type { AosApi } from '../transport/api.ts';
import type { SessionContext } from './session-context.ts';

/** Returns what tells what the person behind a request (its id) may do already; null where that is not known. */
export const askerAccess =
  ({ reader, record, reading }: SessionContext, api: AosApi) =>
  async (id: string, signal: AbortSignal): Promise<HeldAccess | null> => {
    const request = await reader.accessRequest(record().id, id);
    return request && accessOf(api, request, AbortSignal.any([signal, reading]));
  };
