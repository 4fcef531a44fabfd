/**
 * The faults of aruna_server 2.0.2 that a client has to cope with, as they were observed on a real one. The local AOS
 * has all of them unless they are named as repaired.
 */
const FAULTS = {
  ghosts:
    'The reader of a stream outlives its client, keeps its place and takes one more new event for nobody.',
  loss: 'A reader notes an event before it sends it, and acknowledges a redelivery of what it has noted by itself.',
  delete: 'Deleting a consumer that still has a reader makes the server stop answering calls.',
  full: 'A batch call is never answered once as many events are out as JetStream hands out unacknowledged.',
  busy: 'From the 513th reader of a consumer on each further one keeps the server busy for good and gets nothing.',
  announcements: 'No consumer of announcements can be made; they can only be asked for, newest first.',
  filters: 'A consumer of a project, collection or dataset without sub-resources never gets anything.',
  deletions: 'The deletion of anything but a project is told only as an update of its parents.',
  events:
    'Creating a resource updates its parents, finishing an upload is an update, and an upload updates twice.',
  permissions:
    'GetResources says NONE for inherited permissions and fails as a whole; strangers are shown what is private.',
  notices: 'Personal notifications carry ids in their text and no permission level; updates notify nobody.',
  texts: 'Bad tokens and missing permissions differ only in a message nested in another one.',
} as const;

export type Fault = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as Fault[];

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name);
}

/** The faults that are repaired; `all` for a server without any. */
export type Repaired = Iterable<Fault> | 'all';

/** Returns the faults that are left. */
export function faultsLeft(repaired: Repaired): ReadonlySet<Fault> {
  const mended = new Set<Fault>(repaired === 'all' ? FAULT_NAMES : repaired);
  return new Set(FAULT_NAMES.filter((fault) => !mended.has(fault)));
}
