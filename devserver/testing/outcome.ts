import { Code, ConnectError } from '@connectrpc/connect';

/** Returns `Code text` for a call that fails and `OK` for one that succeeds. */
export function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'OK',
    (reason: unknown) => {
      const { code, rawMessage } = ConnectError.from(reason);
      return `${Code[code]} ${rawMessage}`;
    },
  );
}

/** Formats a message as aruna_server nests it in another one. */
export function inner(message: string, code = 'Unauthenticated'): string {
  return `status: ${code}, message: "${message}", details: [], metadata: MetadataMap { headers: {} }`;
}

/** A valid id that does not exist. */
export const UNKNOWN = '01K424MH006HFG58EF50503WZZ';
