import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/base/clock.ts';
import { AosError, type ProblemCode, problem } from '../../core/model/problem.ts';
import { type Bus, BusError } from '../bus/bus.ts';
import { askPortal, closePortalObject, type PortalAnswer, portal, portalOptions } from '../bus/portal.ts';
import { readProperty } from '../bus/read-property.ts';
import { desktopEntry } from '../lifecycle/desktop-entry.ts';
import { portalTrigger } from './portal-trigger.ts';

/** https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html */
export const shortcutsInterface = 'org.freedesktop.portal.GlobalShortcuts';
/** The shortcut's name between app and portal. The desktop keeps the person's choice of keys under it. */
export const shortcutId = 'show-hide';

const sessionDeadlineMs = 5_000;
/** How long the person may take to answer the desktop's question, ms. */
const answerDeadlineMs = 60_000;

interface BindRequest {
  /** As Electron names them. The desktop may ask the person for others. */
  keys: string;
  /** What the shortcut does, for the person. */
  description: string;
  signal: AbortSignal;
}

/** A shortcut that the portal has. */
export interface PortalBound {
  /** Path of the session it lives in. */
  session: string;
  /** The keys in the desktop's words; empty if it has assigned none. */
  trigger: string;
}

/** The person said no to the desktop's question. */
export class CancelledError extends AosError {}

/**
 * Has the portal bind the shortcut in a session of its own. Throws an `AosError`: there is no such portal, it does not answer,
 * or it refuses; a `CancelledError` where the person did.
 */
export async function bindByPortal(bus: Bus, clock: Clock, request: BindRequest): Promise<PortalBound> {
  await registerApp(bus).catch(fail('shortcut-unavailable'));
  await readProperty(bus, { ...portal, interface: shortcutsInterface }, 'version', {}).catch(
    fail('shortcut-unavailable'),
  );
  const session = await askPortal(bus, clock, {
    interface: shortcutsInterface,
    signal: request.signal,
    member: 'CreateSession',
    signature: 'a{sv}',
    body: [],
    options: { session_handle_token: `aruna_${randomUUID().replaceAll('-', '')}` },
    deadlineMs: sessionDeadlineMs,
  }).then(granted, fail('shortcut-declined'));
  const path = String(session.session_handle);
  try {
    return { session: path, trigger: await bindIn(path, bus, clock, request) };
  } catch (error) {
    closePortalObject(bus, 'Session', path);
    throw error;
  }
}

/** Binds the shortcut in a session, and returns its keys. */
async function bindIn(session: string, bus: Bus, clock: Clock, request: BindRequest): Promise<string> {
  const { keys, description, signal } = request;
  const shortcut = portalOptions({ description, preferred_trigger: portalTrigger(keys) });
  const bound = await askPortal(bus, clock, {
    interface: shortcutsInterface,
    signal,
    member: 'BindShortcuts',
    signature: 'oa(sa{sv})sa{sv}',
    body: [session, [[shortcutId, shortcut]], ''],
    options: {},
    deadlineMs: answerDeadlineMs,
  }).then(granted, fail('shortcut-declined'));
  const trigger = triggerIn(bound.shortcuts);
  if (trigger === null) throw new AosError(problem('shortcut-declined'));
  return trigger;
}

/** The keys of our shortcut in a portal's list of shortcuts; null if it is not in it. */
export function triggerIn(shortcuts: unknown): string | null {
  const list = Array.isArray(shortcuts) ? (shortcuts as [string, Record<string, unknown>][]) : [];
  const ours = list.find(([id]) => id === shortcutId);
  return ours === undefined ? null : String(ours[1].trigger_description ?? '');
}

/**
 * Tells the portal which app this is, before anything else is asked: newer ones give shortcuts only to apps they know
 * (https://github.com/flatpak/xdg-desktop-portal/pull/1817). Older ones cannot be told, and in a sandbox they know.
 */
async function registerApp(bus: Bus): Promise<void> {
  const registry = { ...portal, interface: 'org.freedesktop.host.portal.Registry', member: 'Register' };
  await bus.call({ ...registry, signature: 'sa{sv}', body: [desktopEntry, {}] }).catch((error: unknown) => {
    if (error instanceof BusError && error.kind === 'deadline') throw error;
  });
}

function granted({ isGranted, isCancelled, results }: PortalAnswer): Record<string, unknown> {
  if (isGranted) return results;
  const found = problem('shortcut-declined');
  throw isCancelled ? new CancelledError(found) : new AosError(found);
}

/** @param refusal what it means where the portal answers with an error. */
function fail(refusal: Extract<ProblemCode, 'shortcut-unavailable' | 'shortcut-declined'>) {
  return (error: unknown): never => {
    const kind = error instanceof BusError ? error.kind : 'refused';
    const code = { deadline: 'desktop-silent', 'no-bus': 'shortcut-unavailable', refused: refusal } as const;
    throw new AosError(problem(code[kind]), { cause: error });
  };
}
