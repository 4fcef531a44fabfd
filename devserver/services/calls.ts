import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';

/** Makes calls fail on purpose. */
export interface Refusal {
  /** Name of the RPC, as in the contract. */
  rpc: string;
  code: Code;
  /** How many calls to refuse. */
  count: number;
  /** How many calls to let pass before. */
  skip: number;
  /** `after`: the call is carried out and its answer withheld. */
  when: 'before' | 'after';
  message: string;
}

/** Counts calls by RPC, and refuses those it was told to. */
export interface Calls {
  readonly counts: ReadonlyMap<string, number>;
  refuse(refusal: Refusal): void;
  readonly interceptor: Interceptor;
}

export function createCalls(): Calls {
  const counts = new Map<string, number>();
  const refusals: Refusal[] = [];

  const dueRefusal = (rpc: string): Refusal | undefined => {
    const place = refusals.findIndex((one) => one.rpc === rpc);
    const refusal = refusals[place];
    if (refusal === undefined) return undefined;
    if (refusal.skip > 0) {
      refusal.skip--;
      return undefined;
    }
    refusal.count--;
    if (refusal.count <= 0) refusals.splice(place, 1);
    return refusal;
  };

  return {
    counts,
    refuse: (refusal) => {
      refusals.push({ ...refusal });
    },
    interceptor: (next) => async (request) => {
      const rpc = request.method.name;
      counts.set(rpc, (counts.get(rpc) ?? 0) + 1);
      const refusal = dueRefusal(rpc);
      if (refusal === undefined) return next(request);
      if (refusal.when === 'after') await next(request);
      throw new ConnectError(refusal.message, refusal.code);
    },
  };
}

/** The status code of a name such as `UNAVAILABLE` or `InvalidArgument`; undefined for an unknown one. */
export function codeNamed(name: string): Code | undefined {
  const plain = name.replaceAll('_', '').toLowerCase();
  const found = Object.entries(Code).find(([key]) => key.toLowerCase() === plain);
  return typeof found?.[1] === 'number' ? found[1] : undefined;
}
