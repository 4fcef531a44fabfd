import type {
  AnnouncementType,
  DataClass,
  PermissionLevel,
  Status,
} from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type {
  PersonalNotificationVariant,
  ReferenceType,
} from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { Level } from '../log/subject.ts';

/** Times are epoch milliseconds throughout. */
export interface TokenRecord {
  id: string;
  name: string;
  createdAt: number;
  expiresAt: number;
  revoked: boolean;
  /** Limits the token to one resource and excludes everything personal. */
  scope?: { resource: string; level: PermissionLevel } | undefined;
}

export interface UserRecord {
  id: string;
  name: string;
  email: string;
  serviceAccount: boolean;
  globalAdmin: boolean;
  /** False for a registered user whom no administrator has activated yet. */
  active?: boolean | undefined;
  /** By resource id. */
  permissions: Record<string, PermissionLevel>;
  tokens: TokenRecord[];
}

export interface ResourceRecord {
  id: string;
  level: Level;
  name: string;
  title: string;
  description: string;
  /** Several for a resource in several hierarchies; none for a project. */
  parents: string[];
  dataClass: DataClass;
  status: Status;
  createdAt: number;
  createdBy: string;
  /** Bytes; 0 for anything but an object. */
  size: number;
  /** SHA-256 as hex; empty for anything but an object. */
  hash: string;
}

export interface NotificationRef {
  type: ReferenceType;
  name: string;
  value: string;
}

export interface NotificationRecord {
  id: string;
  userId: string;
  variant: PersonalNotificationVariant;
  message: string;
  refs: NotificationRef[];
}

export interface AnnouncementRecord {
  id: string;
  type: AnnouncementType;
  title: string;
  teaser: string;
  content: string;
  createdBy: string;
  createdAt: number;
  /** When it was last changed; left out if it never was. */
  modifiedAt?: number | undefined;
}

export interface ConsumerRecord {
  id: string;
  owner: string;
  filter: string;
  /** The resource that its readers need a permission on. */
  resource?: string | undefined;
  /** The only user who may read it. */
  user?: string | undefined;
}

export interface Secrets {
  /** Signs replies. */
  hmac: string;
  /** Signs tokens. */
  jwt: string;
}
