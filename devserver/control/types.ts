import type { Code } from '@connectrpc/connect';
import type { DataClass } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ConsumerCounts } from '../log/log.ts';
import type { Level } from '../log/subject.ts';
import type { CallCounts, Refusal } from '../services/calls.ts';
import type { ReaderCounts } from '../services/readers.ts';
import type { ResourceRecord } from '../state/model.ts';
import type {
  AnnounceRequest,
  HappenRequest,
  NotifyRequest,
  PermissionRequest,
  PublishRequest,
  TokenRequest,
} from './requests.ts';

interface CreateRequest {
  level: Level;
  name: string;
  /** Ids; none for a project. */
  parents?: string[] | undefined;
  title?: string | undefined;
  description?: string | undefined;
  dataClass?: DataClass | undefined;
  /** Do not publish the CREATED event. */
  silent?: boolean | undefined;
}

export interface ConsumerStats extends ConsumerCounts, ReaderCounts {
  id: string;
  owner: string;
  filter: string;
  openStreams: number;
  /** False when the log has lost it, as a wipe does: then it counts 0 of everything. */
  inLog: boolean;
  stalled: boolean;
  /** Deliveries that the server acknowledged by itself: twins, and with the fault `loss` redeliveries. */
  withheld: number;
}

export interface Stats {
  published: number;
  lastSequence: number;
  openStreams: number;
  /** Readers whose client is gone, now. */
  ghosts: number;
  /** The most ghosts that any one consumer had at one time. */
  ghostsMost: number;
  /** Readers beyond the limit of one consumer, which keep the server busy until it is started again. */
  busyReaders: number;
  /** Consumers that a client deleted while a reader was left. */
  deletedWithReader: number;
  /** No call is answered any more. */
  serverHung: boolean;
  consumers: ConsumerStats[];
  /** Personal notifications by id. */
  notifications: { open: string[]; acknowledged: string[] };
  calls: Record<string, number>;
  callsByMethod: Record<string, CallCounts>;
}

export interface EventRecord {
  sequence: number;
  timeNs: string;
  subject: string;
  /** The resource or the user. */
  id: string;
  action: string;
}

/** A person of the server's, with a token that is good. */
export interface KnownUser {
  id: string;
  name: string;
  token: string;
}

/** Thrown for a request that cannot be carried out; its message is for the person who asked. */
export class ControlError extends Error {}

/** What a test can tell the server to do. */
export interface Control {
  /** Publishes events in order and gives their sequences. */
  publish(requests: PublishRequest | PublishRequest[]): Promise<number[]>;
  createResource(request: CreateRequest): Promise<ResourceRecord>;
  /** Leaves personal notifications and gives their ids. */
  notify(request: NotifyRequest): string[];
  /** An upload is complete, an object is replaced in place, or a snapshot is made: gives the sequences. */
  happen(request: HappenRequest): Promise<number[]>;
  /** Deletes a resource as the API does, with what lies in it. Gives the sequences of what is told. */
  deleteResource(request: { resource: string }): Promise<number[]>;
  /** Makes an announcement (and publishes its event, which no consumer gets). Gives its id. */
  announce(request: AnnounceRequest): Promise<string>;
  /** `forget` takes the consumer off the server altogether; `log` only from JetStream, as a wipe would. */
  deleteConsumer(request: { consumer: string; mode?: 'forget' | 'log' | undefined }): Promise<void>;
  mintToken(request: TokenRequest): {
    id: string;
    token: string;
  };
  /** Ends a token at once, given its id or its text; all tokens of a user, given the user. */
  expireToken(request: { token?: string | undefined; user?: string | undefined }): number;
  /** Sets a permission without telling anybody; `none` takes it away. The default user when left out. */
  setPermission(request: PermissionRequest): Promise<void>;
  /** Lets a user in, or back out to those who wait for an administrator. */
  setActive(request: { user?: string | undefined; active: boolean }): void;
  /** Takes the search service away, or brings it back. */
  setSearch(request: { up: boolean }): void;
  /** Takes the log away, as an outage of NATS does, or brings it back. What is published meanwhile waits. */
  setLog(request: { up: boolean }): void;
  stall(request: { consumer: string }): void;
  resume(request: { consumer: string }): void;
  /** Ends all readers, ghosts too, as a restart of the server would; open streams beat on without events. */
  dropReaders(): void;
  /** Every reply handed out so far becomes bad. */
  rotateSecret(): void;
  /** Empties the log as a wiped JetStream would: consumers are gone from it, sequences start again at 1. */
  wipeLog(): Promise<void>;
  /** Everything outstanding of a consumer comes again now, newest first. Gives how many. */
  redeliver(request: { consumer: string }): Promise<number>;
  refuse(request: Partial<Refusal> & { rpc: string; code: Code }): void;
  stats(): Promise<Stats>;
  /** What is in the log, from a sequence on. */
  events(request?: { from?: number | undefined; limit?: number | undefined }): Promise<EventRecord[]>;
  setRate(request: { perSecond: number }): void;
  resources(): ResourceRecord[];
  users(): KnownUser[];
}
