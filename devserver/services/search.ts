import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { SearchService } from '../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import { permissionOn } from '../state/permission.ts';
import { type Aos, checkUlid } from './aos.ts';
import { callerOf, permissionDenied } from './auth.ts';
import { redactedMessage, resourceMessage } from './resource-message.ts';
import { parseFilter } from './search-filter.ts';

/** Resources by text or by id. */
export function searchService(aos: Aos): ServiceImpl<typeof SearchService> {
  return {
    // Needs no login, and so tells little of what is private.
    searchResources(request) {
      const limit = Number(request.limit);
      if (limit < 1 || limit > 100) {
        throw new ConnectError('Limit must be between 1 and 100', Code.InvalidArgument);
      }
      const offset = Math.max(0, Number(request.offset));
      const passes = parseFilter(request.filter);
      const words = request.query.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = [...aos.state.resources.values()].filter(
        (resource) => matchesText(resource, words) && passes(resource),
      );
      const page = hits.slice(offset, offset + limit);
      return {
        resources: page.map((resource) => redactedMessage(aos.state, resource)),
        estimatedTotal: BigInt(hits.length),
        lastIndex: BigInt(offset + page.length),
      };
    },

    getResource(request, context) {
      const user = callerOf(aos, context);
      return { resource: find(aos, user, request.resourceId) };
    },

    getResources(request, context) {
      const user = callerOf(aos, context);
      return { resources: request.resourceIds.map((id) => find(aos, user, id)) };
    },
  };
}

function find(aos: Aos, user: UserRecord, id: string) {
  checkUlid(id, 'resource id');
  const resource = aos.state.resources.get(id);
  if (resource === undefined) throw new ConnectError('Resource not found', Code.NotFound);
  const permission = permissionOn(aos.state, user, resource);
  if (permission < PermissionLevel.READ) throw permissionDenied();
  return { resource: resourceMessage(aos.state, resource), permission };
}

function matchesText(resource: ResourceRecord, words: readonly string[]): boolean {
  const text = `${resource.name} ${resource.title} ${resource.description} ${resource.id}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
