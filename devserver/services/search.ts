import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import { DataClass, PermissionLevel, Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { SearchService } from '../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import type { ResourceRecord } from '../state/model.ts';
import { isUlid } from '../util/ulid.ts';
import { type Aos, checkUlid } from './aos.ts';
import {
  activeCallerOf,
  type Caller,
  callerOf,
  EVENT_WORDING,
  isActive,
  levelOn,
  permissionDenied,
} from './auth.ts';
import { redactedMessage, resourceMessage, unownedMessage } from './resource-message.ts';
import { parseFilter } from './search-filter.ts';

/** The error that the real server passes on when its search service is away, including the address. */
const SEARCH_DOWN =
  'Query search failed : error sending request for url (http://search.internal:7700/indexes/objects/search): error trying to connect: tcp connect error: Connection refused (os error 111)';

/** Finds resources by text or by id. Nothing here needs a login; an invalid token counts as none. */
export function searchService(aos: Aos): ServiceImpl<typeof SearchService> {
  return {
    searchResources(request) {
      const limit = Number(request.limit);
      if (limit < 1 || limit > 100) {
        throw new ConnectError('Limit must be between 1 and 100', Code.InvalidArgument);
      }
      if (aos.outage.search) throw new ConnectError(SEARCH_DOWN, Code.Internal);
      const offset = Math.max(0, Number(request.offset));
      const passes = parseFilter(request.filter);
      const words = request.query.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = [...aos.state.resources.values()].filter(
        (resource) => isFindable(resource) && matchesText(resource, words) && passes(resource),
      );
      const page = hits.slice(offset, offset + limit);
      return {
        resources: page.map((resource) => redactedMessage(aos.state, resource)),
        estimatedTotal: BigInt(hits.length),
        lastIndex: BigInt(offset + page.length),
      };
    },

    getResource(request, context) {
      checkUlid(request.resourceId, 'resource id');
      const resource = find(aos, request.resourceId);
      const caller = someCaller(aos, context);
      const permission = caller === undefined ? PermissionLevel.NONE : levelOn(aos, caller, resource);
      if (permission < PermissionLevel.READ) return { resource: strangersView(aos, resource) };
      return { resource: { resource: resourceMessage(aos.state, resource), permission } };
    },

    getResources(request, context) {
      if (!request.resourceIds.every(isUlid)) {
        throw new ConnectError('Invalid resource id format : Invalid id', Code.InvalidArgument);
      }
      const resources = request.resourceIds.map((id) => find(aos, id));
      const caller = someCaller(aos, context);
      const levels = resources.map((one) =>
        caller === undefined ? PermissionLevel.NONE : levelOn(aos, caller, one),
      );
      const mayAll = levels.every((level) => level >= PermissionLevel.READ);
      return {
        resources: resources.map((resource, place) => {
          const level = levels[place] ?? PermissionLevel.NONE;
          const isFaulty = aos.faults.has('permissions');
          // If the caller may not read one of them, the caller is a stranger to all of them.
          if (isFaulty ? !mayAll : level < PermissionLevel.READ) return strangersView(aos, resource);
          const permission = isFaulty ? ownLevel(caller, resource) : level;
          return { resource: resourceMessage(aos.state, resource), permission };
        }),
      };
    },
  };
}

/** Returns the caller; undefined without a valid token. */
function someCaller(aos: Aos, context: HandlerContext): Caller | undefined {
  if (!aos.faults.has('permissions')) return activeCallerOf(aos, context, EVENT_WORDING);
  // A header without a token is refused even here.
  if (context.requestHeader.get('authorization') === null) return undefined;
  try {
    const caller = callerOf(aos, context, EVENT_WORDING);
    return isActive(caller.user) ? caller : undefined;
  } catch (reason) {
    if (reason instanceof ConnectError && reason.rawMessage.startsWith(EVENT_WORDING.header)) throw reason;
    return undefined;
  }
}

/** The list call checks only permissions on the resource itself, not those inherited from its parents. */
function ownLevel(caller: Caller | undefined, resource: ResourceRecord): PermissionLevel {
  return caller?.user.permissions[resource.id] ?? PermissionLevel.NONE;
}

/** Returns what strangers see of a resource; throws if that is nothing. A repaired server shows them nothing. */
function strangersView(aos: Aos, resource: ResourceRecord) {
  if (!aos.faults.has('permissions')) throw permissionDenied(aos, EVENT_WORDING);
  if (resource.dataClass !== DataClass.PUBLIC && resource.dataClass !== DataClass.PRIVATE) {
    throw new ConnectError('Resource is not public', Code.InvalidArgument);
  }
  const show = resource.dataClass === DataClass.PUBLIC ? resourceMessage : unownedMessage;
  return { resource: show(aos.state, resource), permission: PermissionLevel.NONE };
}

function find(aos: Aos, id: string): ResourceRecord {
  const resource = aos.state.resources.get(id);
  if (resource === undefined) throw new ConnectError('Object not found', Code.NotFound);
  return resource;
}

function isFindable({ dataClass, status }: ResourceRecord): boolean {
  return dataClass !== DataClass.CONFIDENTIAL && status !== Status.DELETED;
}

function matchesText(resource: ResourceRecord, words: readonly string[]): boolean {
  const text = `${resource.name} ${resource.title} ${resource.description} ${resource.id}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
