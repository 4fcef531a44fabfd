import type { Code } from '@connectrpc/connect';
import type { DataClass } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ConsumerCounts } from '../log/log.ts';
import type { Level } from '../log/subject.ts';
import type { CallCounts, Refusal } from '../services/calls.ts';
import type { ReaderCounts } from '../services/readers.ts';
import type { ResourceRecord } from '../state/model.ts';
import type {
  AnnounceRequest,
  EditAnnouncementRequest,
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
  /** False when the log has lost it, as after a wipe; all its counts are then 0. */
  inLog: boolean;
  stalled: boolean;
  /** Deliveries that the server acknowledged itself: twins, and with the fault `loss` redeliveries. */
  withheld: number;
}

export interface Stats {
  published: number;
  lastSequence: number;
  openStreams: number;
  /** Current readers whose client is gone. */
  ghosts: number;
  /** The most ghosts that any one consumer had at one time. */
  ghostsMost: number;
  /** Readers beyond the limit of one consumer, which keep the server busy until it is restarted. */
  busyReaders: number;
  /** Consumers that a client deleted while they had a reader. */
  deletedWithReader: number;
  /** Whether the server has stopped answering calls. */
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

/** A user of the server, with a valid token. */
export interface KnownUser {
  id: string;
  name: string;
  token: string;
}

/** Thrown for a request that cannot be fulfilled; its message is for the person who made it. */
export class ControlError extends Error {}

/** What a test can make the server do. */
export interface Control {
  /** Publishes events in order and returns their sequences. */
  publish(requests: PublishRequest | PublishRequest[]): Promise<number[]>;
  createResource(request: CreateRequest): Promise<ResourceRecord>;
  /** Leaves personal notifications and returns their ids. */
  notify(request: NotifyRequest): string[];
  /** Completes an upload, replaces an object in place, or makes a snapshot. Returns the sequences. */
  happen(request: HappenRequest): Promise<number[]>;
  /** Deletes a resource and everything inside, as the API does. Returns the sequences of the events. */
  deleteResource(request: { resource: string }): Promise<number[]>;
  /** Makes an announcement (and publishes its event, which no consumer gets). Returns its id. */
  announce(request: AnnounceRequest): Promise<string>;
  /** Changes what an announcement says; what is left out stays. */
  editAnnouncement(request: EditAnnouncementRequest): void;
  /** `forget` deletes the consumer entirely; `log` deletes it only from JetStream, as a wipe does. */
  deleteConsumer(request: { consumer: string; mode?: 'forget' | 'log' | undefined }): Promise<void>;
  mintToken(request: TokenRequest): {
    id: string;
    token: string;
  };
  /** Revokes a token by its id or text, or all tokens of a user. Returns the number. */
  expireToken(request: { token?: string | undefined; user?: string | undefined }): number;
  /** Sets a permission, silently unless `notify` is set; `none` removes it. For the default user when left out. */
  setPermission(request: PermissionRequest): Promise<void>;
  /** Activates a user, or returns the user to those waiting for an administrator. */
  setActive(request: { user?: string | undefined; active: boolean }): void;
  /** Makes somebody an administrator of the server, or takes it away. */
  setGlobalAdmin(request: { user?: string | undefined; admin: boolean }): void;
  /** Takes the search service away, or brings it back. */
  setSearch(request: { up: boolean }): void;
  /** Takes the log away, as an outage of NATS does, or brings it back. Events published meanwhile wait. */
  setLog(request: { up: boolean }): void;
  stall(request: { consumer: string }): void;
  resume(request: { consumer: string }): void;
  /** Ends all readers and ghosts, as a restart of the server does; open streams continue without events. */
  dropReaders(): void;
  /** Makes every reply issued so far invalid. */
  rotateSecret(): void;
  /** Empties the log as a wiped JetStream would: consumers are gone from it, sequences start again at 1. */
  wipeLog(): Promise<void>;
  /** Redelivers everything outstanding of a consumer now, newest first. Returns the number. */
  redeliver(request: { consumer: string }): Promise<number>;
  refuse(request: Partial<Refusal> & { rpc: string; code: Code }): void;
  /** Makes the next answers of a call larger than 16 MiB, a stream's first message. */
  swell(request: { rpc: string; count?: number | undefined }): void;
  stats(): Promise<Stats>;
  /** Returns the events of the log, beginning at a sequence. */
  events(request?: { from?: number | undefined; limit?: number | undefined }): Promise<EventRecord[]>;
  setRate(request: { perSecond: number }): void;
  resources(): ResourceRecord[];
  users(): KnownUser[];
}
