import { Code, ConnectError } from '@connectrpc/connect';
import type { CreateStreamConsumerRequest } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { Start } from '../log/log.ts';
import { ANNOUNCEMENT_FILTER, resourceFilter, userSubject } from '../log/subject.ts';
import type { ConsumerRecord } from '../state/model.ts';
import { type Aos, checkUlid, levelOf } from './aos.ts';
import { type Caller, EVENT_WORDING, permissionDenied, requirePermission, requireSelf } from './auth.ts';

/** What a consumer reads, and the permission its readers need. */
export type Target = Pick<ConsumerRecord, 'filter' | 'resource' | 'user'>;

/** Returns the target of a request; throws unless the caller may watch it. */
export function targetOf(aos: Aos, caller: Caller, request: CreateStreamConsumerRequest): Target {
  const { target } = request;
  switch (target.case) {
    case 'resource': {
      const { resourceId, resourceVariant } = target.value;
      const level = levelOf(resourceVariant);
      // The real server's error has no text either.
      if (level === undefined) throw new ConnectError('', Code.InvalidArgument);
      checkUlid(resourceId, 'resource id');
      const resource = aos.state.resources.get(resourceId);
      requirePermission(aos, caller, resource, PermissionLevel.READ, EVENT_WORDING);
      // The kind is not checked: a wrong one leads to a subject that nothing is published on.
      return { filter: resourceFilter(level, resourceId, request.includeSubresources), resource: resourceId };
    }
    case 'user':
      checkUlid(target.value, 'user id');
      requireSelf(aos, caller, target.value, EVENT_WORDING);
      return { filter: userSubject(target.value), user: target.value };
    case 'announcements':
      if (aos.faults.has('announcements')) {
        throw creationFailed(
          'JetStream error: 400 (code consumer filter subject is not a valid subset of the interest subjects, error code 10093)',
        );
      }
      return { filter: ANNOUNCEMENT_FILTER };
    case 'all':
      // Only for data proxies, whose kind of token this server does not issue.
      throw permissionDenied(aos, EVENT_WORDING);
    default:
      throw new ConnectError('Missing target context', Code.InvalidArgument);
  }
}

export function startOf(request: CreateStreamConsumerRequest): Start {
  const { streamType } = request;
  switch (streamType.case) {
    case 'streamFromDate': {
      const { timestamp } = streamType.value;
      if (timestamp === undefined) {
        throw new ConnectError('Stream type conversion failed : No timestamp provided', Code.InvalidArgument);
      }
      // The server drops fractions of a second. A time before the first or after the last event is fine.
      return { from: 'date', seconds: Number(timestamp.seconds) };
    }
    case 'streamFromSequence':
      if (streamType.value.sequence === 0n) {
        throw creationFailed(
          'JetStream error: 400 (code consumer delivery policy is deliver by start sequence, but optional start sequence is not set, error code 10094)',
        );
      }
      return { from: 'sequence', sequence: streamType.value.sequence };
    default:
      return { from: 'all' };
  }
}

export function creationFailed(why: string): ConnectError {
  return new ConnectError(`Consumer creation failed : ${why}`, Code.Internal);
}
