/** What crosses the bridge, as zod schemas; the types follow from them. Times are epoch milliseconds. */
import { z } from 'zod';

export const Protocol = z.enum(['grpc', 'grpc-web', 'connect']);
export const ResourceKind = z.enum(['project', 'collection', 'dataset', 'object']);
/** What an event is about: a resource of some kind, a user, everybody; `unknown` when it could not be read. */
export const Subject = z.enum([...ResourceKind.options, 'user', 'announcement', 'unknown']);
export const Action = z.enum([
  'created',
  'available',
  'updated',
  'deleted',
  'snapshotted',
  'announced',
  'unknown',
]);
export const Permission = z.enum(['none', 'read', 'append', 'write', 'admin']);
/** What an access request can be answered with. */
export const GrantLevel = Permission.exclude(['none']);
/** Where a token is kept: the OS keychain, this run's memory, or a file the person agreed to. */
export const Keep = z.enum(['keychain', 'memory', 'file']);

/** Who vouches for a person: an OpenID provider, and what it knows this app as. */
export const Institution = z.strictObject({
  issuer: z.string().min(1).max(500),
  clientId: z.string().min(1).max(200),
});

/** A failure as a person reads it: a sentence and a next step. `kind` picks the icon and the form field. */
export const Problem = z.object({
  kind: z.enum([
    'unreachable',
    'tls',
    'not-aos',
    'signed-out',
    'forbidden',
    'not-found',
    'rejected',
    'server',
    'storage',
    'input',
  ]),
  message: z.string(),
  next: z.string(),
});

/** The states of `design.md`, for an account and for each subscription. */
export const Status = z.discriminatedUnion('state', [
  /** polling: events are fetched from time to time, as the network lets no stream live. */
  z.object({ state: z.literal('live'), polling: z.boolean().optional() }),
  z.object({ state: z.literal('connecting') }),
  /** left: how long it still takes, ms, as far as that can be said. */
  z.object({
    state: z.literal('catching-up'),
    done: z.number(),
    total: z.number(),
    left: z.number().optional(),
  }),
  z.object({ state: z.literal('reconnecting'), at: z.number(), problem: Problem }),
  z.object({ state: z.literal('offline') }),
  z.object({ state: z.literal('sign-in-needed'), problem: Problem }),
  z.object({ state: z.literal('paused') }),
  z.object({ state: z.literal('recovered'), at: z.number() }),
  z.object({ state: z.literal('halted'), problem: Problem }),
]);

export const Target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('resource'),
    resourceId: z.string(),
    resourceKind: ResourceKind,
    subresources: z.boolean(),
  }),
  z.object({ kind: z.literal('user'), userId: z.string() }),
  z.object({ kind: z.literal('announcements') }),
]);

export const Start = z.discriminatedUnion('from', [
  z.object({ from: z.literal('now') }),
  z.object({ from: z.literal('everything') }),
  z.object({ from: z.literal('date'), date: z.number() }),
  z.object({ from: z.literal('sequence'), sequence: z.string().regex(/^\d{1,20}$/) }),
]);

/** What marks a subscription instead of the icon of its kind. */
export const SubscriptionIcon = z.enum([
  'star',
  'flag',
  'bookmark',
  'flask',
  'microscope',
  'dna',
  'leaf',
  'globe',
]);
export const SubscriptionLabel = z.string().max(100);
/** Which of its events raise banners, unless it is muted. */
export const AlertLevel = z.enum(['all', 'important']);

export const Subscription = z.object({
  id: z.string(),
  target: Target,
  /** The resource's name, or what stands for it until it is known. */
  name: z.string(),
  /** What the person calls it, if they call it anything. */
  label: SubscriptionLabel.nullable(),
  icon: SubscriptionIcon.nullable(),
  alerts: AlertLevel,
  status: Status,
  unread: z.number(),
  muted: z.boolean(),
  paused: z.boolean(),
  createdAt: z.number(),
  /** For support; sequences as decimal text, as they may exceed a JavaScript number. */
  facts: z.object({
    consumer: z.string().nullable(),
    /** The consumer that has the stream; null while there is none. */
    live: z.string().nullable(),
    /** Consumers of streams that ended, left on the server until their deletion is safe. */
    leftBehind: z.number(),
    /** The consumer was there already: made by an earlier installation, or by somebody else. */
    takenOver: z.boolean(),
    sequence: z.string().nullable(),
    delivered: z.number(),
    acked: z.number(),
    pending: z.number(),
    reconnects: z.number(),
  }),
  /** What happened to it, newest first: "made anew after the server lost it". */
  history: z.array(z.object({ at: z.number(), text: z.string() })),
});

export const Account = z.object({
  id: z.string(),
  /** What the person calls it; the server's host until they say otherwise. */
  label: z.string(),
  server: z.string(),
  protocol: Protocol,
  user: z.object({ id: z.string(), name: z.string() }),
  keep: Keep,
  /** It trusts a certificate file of its own. */
  ownAuthority: z.boolean(),
  /** Address of the web portal, null where none is known. */
  portal: z.string().nullable(),
  /** Which of the account colours marks it, from 0 on. */
  colour: z.number().int(),
  /** It was signed in with an institution, which can be asked again. */
  institution: Institution.nullable(),
  /** What its token cannot do although the server takes it. */
  limits: z.array(z.enum(['no-user', 'no-inbox', 'no-delete'])),
  /** Null where that is not known, or the token is renewed by itself. */
  tokenExpiresAt: z.number().nullable(),
  status: Status,
  unread: z.number(),
  /** Open personal notifications. */
  inbox: z.number(),
  lastEventAt: z.number().nullable(),
  /** Acks stored here that the server has not taken yet. */
  acksQueued: z.number(),
  /** Everything else that still has to reach the server: acknowledgements, deletions of consumers. */
  queued: z.number(),
  subscriptions: z.array(Subscription),
});

/** Events that are older and read are removed; null keeps everything. */
export const KeepDays = z.number().int().min(1).max(36_500).nullable();

export const Theme = z.enum(['system', 'light', 'dark']);

/** A query of the feed under a name: the line that can be typed and copied. */
export const SavedFilter = z.strictObject({
  name: z.string().trim().min(1).max(60),
  query: z.string().min(1).max(2000),
});
export const SavedFilters = z.array(SavedFilter).max(100);

/** Everything small that the screens show; sent whole, at most once a frame. */
export const AppState = z.object({
  accounts: z.array(Account),
  /** Alerts are paused until then; null when they are not; Infinity is sent as -1 ("until I say so"). */
  alertsPausedUntil: z.number().nullable(),
  theme: Theme,
  density: z.enum(['comfortable', 'compact']),
  keepDays: KeepDays,
  /** Bursts of events are shown as one row each. */
  fold: z.boolean(),
  /** Updates that only follow from something created or deleted inside their resource are left out. */
  hideDerived: z.boolean(),
  filters: SavedFilters,
  keychain: z.boolean(),
  tray: z.boolean(),
  about: z.object({ app: z.string(), electron: z.string(), platform: z.string() }),
});

export const FeedQuery = z.object({
  /** null: all accounts. */
  account: z.string().nullable(),
  subscription: z.string().nullable(),
  /** Free text: every word must occur in the resource's name, title, path or id. */
  text: z.string().max(1000),
  actions: z.array(Action),
  subjects: z.array(Subject),
  unread: z.boolean(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** A burst (same action, same parent, within a minute) is one row, that of its head. */
  fold: z.boolean().optional(),
  /** false leaves out updates that only follow from a change inside their resource. */
  derived: z.boolean().optional(),
});

/** What a row stands for where the list is folded: its burst's matching events, itself among them. */
export const Burst = z.object({
  events: z.number(),
  unread: z.number(),
  /** How many different resources they are about. */
  resources: z.number(),
});

/** How a permission of one's own changed; null where there was none before, or is none now. */
export const PermissionChange = z.object({
  id: z.string(),
  kind: ResourceKind,
  /** null while it is not known. */
  name: z.string().nullable(),
  from: Permission.nullable(),
  to: Permission.nullable(),
  /** One made it oneself. */
  created: z.boolean(),
});

/** What an event about one's own user was about; `unknown` where that could not be found out. */
export const Personal = z.discriminatedUnion('is', [
  z.object({ is: z.literal('permissions'), changes: z.array(PermissionChange) }),
  z.object({ is: z.enum(['profile', 'tokens', 'unknown']) }),
]);

export const EventRow = z.object({
  account: z.string(),
  /** Row number within the account's database: stable, never reused. */
  id: z.number(),
  time: z.number(),
  action: Action,
  subject: Subject,
  resourceId: z.string().nullable(),
  /** null while the name is being asked for, empty when there is none to be had (deleted before it was known). */
  name: z.string().nullable(),
  /** Names from the project down to the parent, as far as they are known. */
  path: z.array(z.string()),
  /** For events that are not about a resource: the sentence to show. */
  text: z.string().nullable(),
  read: z.boolean(),
  subscriptions: z.array(z.string()),
  /** Of an event about oneself, as soon as it is looked up. */
  personal: Personal.optional(),
  burst: Burst.optional(),
  /** How many updates published moments apart it stands for, where there is more than one. */
  updates: z.number().optional(),
  /** It only follows from something created or deleted inside its resource. */
  derived: z.literal(true).optional(),
});

/** Events over time: consecutive stretches of the local zone, oldest first, those without events included. */
export const Activity = z.object({
  unit: z.enum(['hour', 'day', 'week', 'month']),
  buckets: z.array(z.object({ start: z.number(), counts: z.partialRecord(Action, z.number()) })),
  /** Where the last one ends. */
  end: z.number(),
});

export const EventDetail = z.object({
  row: EventRow,
  title: z.string(),
  description: z.string(),
  checksum: z.string(),
  size: z.number().nullable(),
  permission: Permission.nullable(),
  resourceStatus: z.string(),
  createdAt: z.number().nullable(),
  /** Gone on the server; what is shown is the last that was known. */
  deleted: z.boolean(),
  /** The web portal's page for it, where the account has a portal. */
  portal: z.string().nullable(),
  /** "stream/epoch/sequence", the event's identity. */
  identity: z.string(),
  delivered: z.number(),
  /** Whether it raised a banner, and why or why not. */
  alert: z.string(),
  /** The resource's other events, newest first, at most 20. */
  recent: z.array(EventRow),
});

export const InboxKind = z.enum([
  'access-requested',
  'permission-granted',
  'permission-revoked',
  'permission-updated',
  'announcement',
  'other',
]);

/** What a notification says, as a code and what it is about; `text` where only the server's words can be shown. */
export const Notice = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('access-requested'),
    user: z.string(),
    resource: z.string(),
    kind: ResourceKind.nullable(),
    /** What is asked for, where the request says so. */
    level: GrantLevel.nullable(),
  }),
  /** now: what the account may do with it as last heard, null where that is not known. */
  z.object({ is: z.literal('permission-granted'), resource: z.string(), now: Permission.nullable() }),
  z.object({ is: z.literal('permission-revoked'), resource: z.string() }),
  z.object({ is: z.literal('text'), text: z.string() }),
]);

export const InboxRow = z.object({
  account: z.string(),
  id: z.string(),
  kind: InboxKind,
  time: z.number(),
  notice: Notice,
  /** The server's own text. */
  message: z.string(),
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** path: names from the project down to the parent; empty for a project and where it is not known. */
  resource: z
    .object({ id: z.string(), name: z.string(), kind: ResourceKind.nullable(), path: z.array(z.string()) })
    .nullable(),
  /** open: waits for the person; leaving: acknowledged here, can still be undone or is on its way; failed: the
   * server refused; settled: gone on the server, kept here as history. */
  state: z.enum(['open', 'leaving', 'failed', 'settled']),
  /** Why it failed; of an open one, why access could not be granted. */
  reason: z.string().nullable(),
  settledAt: z.number().nullable(),
});

export const InboxQuery = z.object({
  account: z.string().nullable(),
  view: z.enum(['open', 'history']),
  kinds: z.array(InboxKind),
  text: z.string().max(1000),
});

/** A resource as the "Watch…" dialog lists it. */
export const Candidate = z.object({
  resourceId: z.string(),
  kind: ResourceKind,
  name: z.string(),
  title: z.string(),
  permission: Permission.nullable(),
  watched: z.boolean(),
});

export const Candidates = z.object({
  found: z.array(Candidate),
  /** The server's search does not work: these are resources the token has permissions on. */
  searchDown: z.boolean(),
});

export const SignIn = z.object({
  address: z.string().max(2000),
  token: z.string().max(20_000),
  /** The person confirmed that the token may be sent unencrypted. */
  plaintext: z.boolean().optional(),
  /** PEM of an authority to trust for this account only. */
  ca: z.string().max(1_000_000).optional(),
});

/** Signing in with an institution: at an address, or in place on an account that is there. */
export const DeviceRequest = Institution.extend({
  address: z.string().max(2000).optional(),
  account: z.string().optional(),
  keep: Keep,
  plaintext: z.boolean().optional(),
  ca: z.string().max(1_000_000).optional(),
});

/** What the person approves in a browser. */
export const DevicePrompt = z.object({
  flow: z.string(),
  userCode: z.string(),
  /** Where the code is typed; the main process opens it. */
  page: z.string(),
  expiresAt: z.number(),
});

/** What a test of address and token found. */
export const Probe = z.object({
  server: z.string(),
  protocol: Protocol,
  encrypted: z.boolean(),
  user: z.object({ id: z.string(), name: z.string() }),
  tokenExpiresAt: z.number().nullable(),
});

/** Accounts without their tokens, and what they watch: a file to carry to another computer. */
export const Setup = z.strictObject({
  version: z.literal(1),
  accounts: z
    .array(
      z.strictObject({
        server: z.string().min(1).max(500),
        label: z.string().max(100),
        user: z.strictObject({ id: z.string().max(64), name: z.string().max(200) }),
        portal: z.string().max(2000).nullable(),
        institution: Institution.optional(),
        watch: z
          .array(
            z.strictObject({
              resourceId: z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
              resourceKind: ResourceKind,
              subresources: z.boolean(),
              muted: z.boolean(),
              paused: z.boolean(),
              label: SubscriptionLabel.optional(),
              icon: SubscriptionIcon.optional(),
              alerts: AlertLevel.optional(),
            }),
          )
          .max(10_000),
      }),
    )
    .max(100),
  filters: SavedFilters.optional(),
});

export const ImportResult = z.object({
  added: z.number(),
  known: z.number(),
  missing: z.array(
    z.object({
      server: z.string(),
      label: z.string(),
      user: z.string(),
      institution: Institution.optional(),
    }),
  ),
  failed: z.array(z.object({ resourceId: z.string(), reason: z.string() })),
});

/** Which field of the sign-in form a problem is about. */
export const SignInProblem = Problem.extend({
  field: z.enum(['address', 'token', 'issuer', 'client']),
  /** What the person can agree to (an unencrypted connection) or give (a certificate file) to go on. */
  offer: z.enum(['plaintext', 'certificate']).optional(),
});

/** Where the window should go, after a click on a banner or a tray entry. */
export const Goto = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('feed'), account: z.string().nullable(), event: z.number().nullable() }),
  z.object({
    screen: z.literal('inbox'),
    account: z.string().nullable(),
    notification: z.string().nullable(),
  }),
  z.object({ screen: z.literal('watch'), account: z.string() }),
  z.object({ screen: z.literal('settings') }),
  /** From a link or a provisioning file: a server's address and an institution, never a token. */
  z.object({
    screen: z.literal('sign-in'),
    server: z.string().max(2000),
    institution: Institution.optional(),
  }),
]);
