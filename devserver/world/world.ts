import { createHash } from 'node:crypto';
import { DataClass, PermissionLevel, Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { Level } from '../log/subject.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Random } from '../util/random.ts';
import { ANNOUNCEMENTS, PEOPLE, PROJECTS, type ProjectPlan, SERVICE_ACCOUNT } from './names.ts';

// The institute is founded on a fixed day, so that the same seed gives the same ids at every start.
const FOUNDED = Date.UTC(2025, 8, 1, 8);
const TEN_YEARS = 10 * 365.25 * 86_400_000;

export interface NewResource {
  level: Level;
  name: string;
  parents: readonly string[];
  title?: string | undefined;
  description?: string | undefined;
  dataClass?: DataClass | undefined;
  status?: Status | undefined;
  size?: number | undefined;
  createdBy?: string | undefined;
}

/** Returns a resource with defaults for what the caller left out. */
export function makeResource(ulid: (ms: number) => string, ms: number, plan: NewResource): ResourceRecord {
  const id = ulid(ms);
  const isObject = plan.level === 'object';
  return {
    id,
    level: plan.level,
    name: plan.name,
    title: plan.title ?? '',
    description: plan.description ?? '',
    parents: [...plan.parents],
    dataClass: plan.dataClass ?? DataClass.PRIVATE,
    status: plan.status ?? Status.AVAILABLE,
    createdAt: ms,
    createdBy: plan.createdBy ?? '',
    size: isObject ? (plan.size ?? 1024) : 0,
    hash: isObject ? createHash('sha256').update(id).digest('hex') : '',
  };
}

/** Fills an empty state with people, a service account, their permissions, and four projects. */
export function foundWorld(state: State, random: Random, ulid: (ms: number) => string): void {
  state.apply({ put: 'secrets', value: { hmac: random.hex(64), jwt: random.hex(64) } });
  let day = 0;
  const next = () => FOUNDED + day++ * 60_000;

  const people = PEOPLE.map((person) => makeUser(ulid, next(), person, false));
  const service = makeUser(ulid, next(), SERVICE_ACCOUNT, true);
  const projects = PROJECTS.map((plan) => foundProject(state, random, ulid, next, plan, people));

  const grants: PermissionLevel[] = [
    PermissionLevel.ADMIN,
    PermissionLevel.WRITE,
    PermissionLevel.READ,
    PermissionLevel.NONE,
  ];
  projects.forEach((project, place) => {
    const level = grants[place] ?? PermissionLevel.NONE;
    if (people[0] !== undefined && level !== PermissionLevel.NONE) people[0].permissions[project] = level;
    const owner = people[2 + (place % (people.length - 2))];
    if (owner !== undefined) owner.permissions[project] = PermissionLevel.ADMIN;
  });
  const [first] = projects;
  if (first !== undefined && people[1] !== undefined) people[1].permissions[first] = PermissionLevel.READ;
  if (first !== undefined) service.permissions[first] = PermissionLevel.APPEND;
  for (const user of [...people, service]) state.apply({ put: 'user', value: user });

  for (const text of ANNOUNCEMENTS.slice(0, 2)) {
    const ms = next();
    const createdBy = people[7]?.id ?? '';
    const announcement = { id: ulid(ms), ...text, createdBy, createdAt: ms };
    state.apply({ put: 'announcement', value: announcement });
  }
}

function makeUser(
  ulid: (ms: number) => string,
  ms: number,
  person: { name: string; email: string },
  serviceAccount: boolean,
): UserRecord {
  const token = { id: ulid(ms), name: 'desktop', createdAt: ms, expiresAt: ms + TEN_YEARS, revoked: false };
  return {
    id: ulid(ms),
    name: person.name,
    email: person.email,
    serviceAccount,
    globalAdmin: false,
    permissions: {},
    tokens: [token],
  };
}

/** Returns the project's id. */
function foundProject(
  state: State,
  random: Random,
  ulid: (ms: number) => string,
  next: () => number,
  plan: ProjectPlan,
  people: readonly UserRecord[],
): string {
  const add = (resource: NewResource): string => {
    const value = makeResource(ulid, next(), { ...resource, createdBy: random.pick(people).id });
    state.apply({ put: 'resource', value });
    return value.id;
  };
  const project = add({
    level: 'project',
    name: plan.name,
    title: plan.title,
    description: plan.description,
    parents: [],
  });
  for (const { name, datasets, files } of plan.collections) {
    const collection = add({ level: 'collection', name, parents: [project] });
    for (const dataset of datasets) {
      const parent = add({ level: 'dataset', name: dataset, parents: [collection] });
      for (const file of files) {
        const size = 10_000 + random.int(4_000_000_000);
        add({ level: 'object', name: file.replace('{n}', '01'), parents: [parent], size });
      }
    }
  }
  add({ level: 'object', name: 'README.md', parents: [project], size: 2_400 });
  return project;
}
