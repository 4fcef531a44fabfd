import type { Aos } from '../services/aos.ts';
import type { Calls } from '../services/calls.ts';
import type { Control } from './types.ts';

type TroubleControl = Pick<
  Control,
  | 'deleteConsumer'
  | 'stall'
  | 'resume'
  | 'dropReaders'
  | 'setSearch'
  | 'setLog'
  | 'rotateSecret'
  | 'wipeLog'
  | 'redeliver'
  | 'refuse'
  | 'swell'
>;

/** The control verbs that make something fail, and those that end it. */
export function troubleControl(aos: Aos, calls: Calls): TroubleControl {
  const { state } = aos;
  return {
    async deleteConsumer({ consumer, mode = 'forget' }) {
      await aos.log.deleteConsumer(consumer);
      if (mode === 'forget') state.apply({ drop: 'consumer', ids: [consumer] });
    },

    stall: ({ consumer }) => aos.streams.stall(consumer),
    resume({ consumer }) {
      aos.streams.resume(consumer);
      aos.readers.wake(consumer);
    },

    dropReaders: () => aos.readers.dropAll(),
    setSearch({ up }) {
      aos.outage.search = !up;
    },
    setLog: ({ up }) => aos.outage.setLog(up),

    rotateSecret() {
      state.apply({ put: 'secrets', value: { ...state.secrets, hmac: aos.random.hex(64) } });
    },

    wipeLog: () => aos.log.wipe(),
    redeliver: ({ consumer }) => aos.log.redeliver(consumer),

    swell: ({ rpc, count = 1 }) => calls.swell({ rpc, count }),

    refuse({
      rpc,
      code,
      count = 1,
      skip = 0,
      when = 'before',
      message = 'Refused by the control interface',
    }) {
      calls.refuse({ rpc, code, count, skip, when, message });
    },
  };
}
