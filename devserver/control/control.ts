import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { LoggedEvent } from '../log/log.ts';
import type { Aos } from '../services/aos.ts';
import type { Calls } from '../services/calls.ts';
import type { Life } from '../world/life.ts';
import { createLookup } from './lookup.ts';
import { peopleControl } from './people.ts';
import { publishingControl } from './publishing.ts';
import { readStats } from './stats.ts';
import { troubleControl } from './trouble.ts';
import type { Control, EventRecord } from './types.ts';

export interface ControlDeps {
  aos: Aos;
  calls: Calls;
  life: Life;
  defaultUser: string;
  /** Returns the number of events this process has written, including simulated ones. */
  published: () => number;
}

export function createControl({ aos, calls, life, defaultUser, published }: ControlDeps): Control {
  const find = createLookup(aos.state, defaultUser);
  return {
    ...publishingControl(aos, find, defaultUser),
    ...peopleControl(aos, find),
    ...troubleControl(aos, calls),
    stats: () => readStats({ aos, calls, published }),
    events: async ({ from = 1, limit = 1_000_000 } = {}) =>
      (await aos.log.list(from, limit)).map(toEventRecord),
    setRate: ({ perSecond }) => life.setRate(perSecond),
    // Deleted resources are kept but not listed.
    resources: () => [...aos.state.resources.values()].filter(({ status }) => status !== Status.DELETED),
  };
}

function toEventRecord({ sequence, timeNs, subject, payload }: LoggedEvent): EventRecord {
  const action =
    payload.kind === 'announcement' ? 'announced' : (EventVariant[payload.action] ?? '').toLowerCase();
  return { sequence, timeNs, subject, id: payload.id, action };
}
