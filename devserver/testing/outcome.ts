import { Code, ConnectError } from '@connectrpc/connect';

/** `Code text` of a call that fails; `OK` of one that does not. */
export function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'OK',
    (reason: unknown) => {
      const { code, rawMessage } = ConnectError.from(reason);
      return `${Code[code]} ${rawMessage}`;
    },
  );
}

/** A message as aruna_server nests it in another one. */
export function inner(message: string, code = 'Unauthenticated'): string {
  return `status: ${code}, message: "${message}", details: [], metadata: MetadataMap { headers: {} }`;
}

/** An id that nothing has. */
export const UNKNOWN = '01K424MH006HFG58EF50503WZZ';
