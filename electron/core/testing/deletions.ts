/** A server's search service with children that can be deleted, and what finds deletions over a real store. */

import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { Status } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import {
  GetResourcesResponseSchema,
  ResourceWithPermissionSchema,
  SearchService,
} from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { createBell } from '../base/bell.ts';
import type { Clock } from '../base/clock.ts';
import { defaultTiming } from '../base/timing.ts';
import { createCommitter } from '../event/committer.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import { createDeletions } from '../resource/deletions.ts';
import type { AosApi } from '../transport/api.ts';
import { incoming } from './messages.ts';
import type { TestStore } from './store.ts';

const PROJECT = '01JABCDEFGHJKMNPQRSTVWX900';
const DATASET = '01JABCDEFGHJKMNPQRSTVWX901';
export const childId = (n: number) => `01JABCDEFGHJKMNPQRSTVW${String(n).padStart(4, '0')}`;

/** Answers GetResources as AOS does: a deleted resource without its relations, and nothing at all for one unknown id. */
export function searchService(known: Set<string>, deleted: Set<string>) {
  const calls: string[][] = [];
  const state = { away: false };
  const routes = (router: ConnectRouter) => {
    router.service(SearchService, {
      getResources({ resourceIds }) {
        calls.push(resourceIds);
        if (state.away) throw new ConnectError('away', Code.Unavailable);
        if (resourceIds.some((id) => !known.has(id)))
          throw new ConnectError('Object not found', Code.NotFound);
        const resources = resourceIds.map((id) =>
          create(ResourceWithPermissionSchema, {
            resource: {
              resource: {
                case: 'object',
                value: {
                  id,
                  name: `object ${id.slice(-4)}`,
                  status: deleted.has(id) ? Status.DELETED : Status.AVAILABLE,
                },
              },
            },
          }),
        );
        return create(GetResourcesResponseSchema, { resources });
      },
    });
  };
  return { routes, calls, state };
}

/** A project with a dataset with children, watched by two subscriptions; a third watches the dataset alone. */
export function plant({ writer }: TestStore, children: number): void {
  const target = (resourceId: string, resourceKind: 'project' | 'dataset', subresources: boolean) =>
    ({ kind: 'resource', resourceId, resourceKind, subresources }) as const;
  writer.addSubscription(target(PROJECT, 'project', true), { from: 'now' }, 0);
  writer.addSubscription(target(DATASET, 'dataset', true), { from: 'now' }, 0);
  writer.addSubscription(target(DATASET, 'dataset', false), { from: 'now' }, 0);
  const resource = (id: string, kind: number, parent: string | null, path: string[]) => ({
    id,
    kind,
    name: `name of ${id.slice(-4)}`,
    title: '',
    description: '',
    path,
    parent,
    size: null,
    permission: null,
    status: 'available',
    createdAt: null,
    deleted: false,
  });
  writer.putResources(
    [
      resource(PROJECT, 1, null, []),
      resource(DATASET, 3, PROJECT, ['soil']),
      ...Array.from({ length: children }, (_, n) => resource(childId(n), 4, DATASET, ['soil', 'raw'])),
    ],
    0,
  );
}

let seq = 0n;
/** The dataset was updated; epoch ms. */
export const parentUpdated = (ms: number): Incoming =>
  incoming({
    seq: ++seq,
    time: BigInt(ms) * 1_000_000n,
    subject: 3,
    action: 3,
    resourceId: DATASET,
    checksum: `${seq}`,
    reply: null,
  });

/** Finds deletions and stores them by the way of every event. */
export function startDeletions(store: TestStore, api: AosApi, clock: Clock) {
  const abort = new AbortController();
  const { signal } = abort;
  const timing = defaultTiming;
  const committed: Committed[] = [];
  const committer = createCommitter({
    commit: (group) => store.remote.commit(group),
    committed: (_, result) => committed.push(result),
    halted: () => {},
    clock,
    groupSize: timing.groupSize,
    groupWaitMs: timing.groupWait,
    retryWaitMs: 1_000,
    signal,
  });
  const deletions = createDeletions({
    api,
    store: store.remote,
    behind: () => false,
    found(event) {
      event.alert = 'banner';
      committer.add(event);
    },
    clock,
    random: () => 0.5,
    timing,
    wake: createBell(),
    signal,
  });
  const ended = deletions.run();
  return {
    kick: deletions.kick,
    /** Events that came to be. */
    added: () => committed.flatMap(({ added }) => added),
    async stop(): Promise<void> {
      abort.abort();
      await ended;
    },
  };
}
