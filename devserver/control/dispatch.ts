import { z } from 'zod';
import { refusal, swelling } from '../services/calls.ts';
import {
  announceRequest,
  editAnnouncementRequest,
  happenRequest,
  id,
  notifyRequest,
  permissionRequest,
  publishRequest,
  tokenRequest,
} from './requests.ts';
import { type Control, ControlError } from './types.ts';

const consumer = z.strictObject({ consumer: id });

/** Restarts the listeners; the server provides it. */
export interface Power {
  restart(request: { downMs: number }): Promise<void>;
}

type Verb = (control: Control, power: Power, args: unknown) => unknown;

function verb<S extends z.ZodType>(
  schema: S,
  run: (control: Control, args: z.output<S>, power: Power) => unknown,
): Verb {
  return (control, power, args) => run(control, schema.parse(args), power);
}

const none = z.strictObject({});
const up = z.strictObject({ up: z.boolean() });

/** The control verbs that stdin and HTTP accept. */
const VERBS: Record<string, Verb> = {
  publish: verb(
    z.union([z.strictObject({ events: z.array(publishRequest) }), publishRequest]),
    async (control, args) => ({
      sequences: await control.publish('events' in args ? args.events : args),
    }),
  ),
  createResource: verb(
    z.strictObject({
      level: z.enum(['project', 'collection', 'dataset', 'object']),
      name: z.string(),
      parents: z.array(id).optional(),
      title: z.string().optional(),
      description: z.string().optional(),
      silent: z.boolean().optional(),
    }),
    (control, args) => control.createResource(args),
  ),
  notify: verb(notifyRequest, (control, args) => ({ ids: control.notify(args) })),
  announce: verb(announceRequest, async (control, args) => ({ id: await control.announce(args) })),
  editAnnouncement: verb(editAnnouncementRequest, (control, args) => control.editAnnouncement(args)),
  deleteConsumer: verb(consumer.extend({ mode: z.enum(['forget', 'log']).optional() }), (control, args) =>
    control.deleteConsumer(args),
  ),
  mintToken: verb(tokenRequest, (control, args) => control.mintToken(args)),
  expireToken: verb(
    z.strictObject({ token: z.string().optional(), user: id.optional() }),
    (control, args) => ({
      ended: control.expireToken(args),
    }),
  ),
  setGlobalAdmin: verb(z.strictObject({ user: id.optional(), admin: z.boolean() }), (control, args) =>
    control.setGlobalAdmin(args),
  ),
  setActive: verb(z.strictObject({ user: id.optional(), active: z.boolean() }), (control, args) =>
    control.setActive(args),
  ),
  setPermission: verb(permissionRequest, (control, args) => control.setPermission(args)),
  deleteResource: verb(z.strictObject({ resource: id }), async (control, args) => ({
    sequences: await control.deleteResource(args),
  })),
  happen: verb(happenRequest, async (control, args) => ({ sequences: await control.happen(args) })),
  setSearch: verb(up, (control, args) => control.setSearch(args)),
  setLog: verb(up, (control, args) => control.setLog(args)),
  stall: verb(consumer, (control, args) => control.stall(args)),
  resume: verb(consumer, (control, args) => control.resume(args)),
  dropReaders: verb(none, (control) => control.dropReaders()),
  rotateSecret: verb(none, (control) => control.rotateSecret()),
  wipeLog: verb(none, (control) => control.wipeLog()),
  redeliver: verb(consumer, async (control, args) => ({ events: await control.redeliver(args) })),
  refuse: verb(
    refusal.partial({ count: true, skip: true, when: true, message: true }),
    (control, { rpc, code, ...rest }) =>
      control.refuse({
        rpc,
        code,
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      }),
  ),
  swell: verb(swelling.partial({ count: true }), (control, args) => control.swell(args)),
  stats: verb(none, (control) => control.stats()),
  events: verb(
    z.strictObject({ from: z.number().int().min(1).optional(), limit: z.number().int().min(0).optional() }),
    async (control, args) => ({ events: await control.events(args) }),
  ),
  setRate: verb(z.strictObject({ perSecond: z.number().min(0).max(100_000) }), (control, args) =>
    control.setRate(args),
  ),
  resources: verb(none, (control) => ({ resources: control.resources() })),
  users: verb(none, (control) => ({ users: control.users() })),
  restart: verb(z.strictObject({ downMs: z.number().min(0).default(0) }), (_control, args, power) =>
    power.restart(args),
  ),
};

export type Answer = { ok: true; result: unknown } | { ok: false; error: string };

/** Runs one verb. Errors in the request are part of the answer. */
export async function dispatch(control: Control, power: Power, name: string, args: unknown): Promise<Answer> {
  const run = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (run === undefined)
    return { ok: false, error: `There is no verb ${name}. Verbs: ${Object.keys(VERBS).join(', ')}.` };
  try {
    return { ok: true, result: (await run(control, power, args)) ?? {} };
  } catch (reason) {
    if (reason instanceof z.ZodError) return { ok: false, error: `${name}: ${z.prettifyError(reason)}` };
    if (reason instanceof ControlError) return { ok: false, error: reason.message };
    return { ok: false, error: reason instanceof Error ? reason.message : String(reason) };
  }
}
