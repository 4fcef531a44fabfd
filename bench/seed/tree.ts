import { createHash } from 'node:crypto';
import type { Random } from '../../devserver/util/random.ts';
import { PROJECTS } from '../../devserver/world/names.ts';
import { subjects } from '../../electron/core/model/subjects.ts';
import type { KnownResource } from '../../electron/core/store/write/write-resources.ts';

export interface Tree {
  /** Projects first, then what is inside them. */
  resources: KnownResource[];
  /** For each resource, the index in `resources` of its project. */
  projectOf: number[];
  projects: number[];
}

const DAY = 86_400_000;
const kindOf = (kind: keyof typeof subjects) => subjects[kind].code;

/**
 * Makes `count` resources with the names of an institute: a few projects, in them collections, datasets and, most of
 * them, objects. They are created within the 120 days before `now`.
 */
export function createTree(count: number, now: number, random: Random, ulid: (ms: number) => string): Tree {
  const resources: KnownResource[] = [];
  const projectOf: number[] = [];
  const projects: number[] = [];
  const born = (place: number) => Math.floor(now - 120 * DAY + (place / count) * 119 * DAY);

  function add(
    kind: keyof typeof subjects,
    name: string,
    parent: KnownResource | null,
    title = '',
  ): KnownResource {
    const place = resources.length;
    const createdAt = born(place);
    const made: KnownResource = {
      id: ulid(createdAt),
      kind: kindOf(kind),
      name,
      title,
      description: '',
      path: parent === null ? [] : [...parent.path, parent.name],
      parent: parent?.id ?? null,
      size: kind === 'object' ? 10_000 + random.int(4_000_000_000) : null,
      permission: 'write',
      status: 'available',
      createdAt,
      deleted: false,
    };
    resources.push(made);
    if (parent === null) projects.push(place);
    projectOf.push(projects.at(-1) ?? 0);
    return made;
  }

  // The first projects are the largest, as in reality.
  const shares = [0.55, 0.25, 0.15, 0.05];
  PROJECTS.forEach((plan, index) => {
    const end = Math.min(count, Math.round(count * shares.slice(0, index + 1).reduce((a, b) => a + b, 0)));
    if (resources.length >= end) return;
    const project = add('project', plan.name, null, plan.title);
    for (let batch = 1; resources.length < end; batch++) {
      for (const { name, datasets, files } of plan.collections) {
        if (resources.length >= end) break;
        const collection = add('collection', batch === 1 ? name : `${name}-${batch}`, project);
        for (const dataset of datasets) {
          if (resources.length >= end) break;
          const parent = add('dataset', `${dataset}-${batch}`, collection);
          for (let n = 1; n <= 160 && resources.length < end; n++) {
            const file = files[n % files.length] ?? 'data_{n}.bin';
            add('object', file.replace('{n}', String((batch - 1) * 160 + n).padStart(4, '0')), parent);
          }
        }
      }
    }
  });
  return { resources, projectOf, projects };
}

/** Returns text that looks like an object's checksum. */
export const checksumOf = (id: string): string => createHash('sha256').update(id).digest('hex');
