import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  type AnnouncementEvent,
  type EventMessage,
  EventMessageSchema,
  type EventVariant,
  type Reply,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { ResourceVariant } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';

const PACKAGE = 'aruna.api.notification.services.v2';

/** The content of an event, without the reply that each delivery adds. Frozen and shared between deliveries. */
export type EventPayload =
  | { kind: 'resource'; id: string; variant: ResourceVariant; action: EventVariant; checksum: string }
  | { kind: 'user'; id: string; action: EventVariant; checksum: string }
  | { kind: 'announcement'; id: string; event: AnnouncementEvent['eventVariant'] };

/** Builds the message of one delivery from plain objects, as `create` costs as much as writing the message. */
export function toEventMessage(payload: EventPayload, reply: Reply | undefined): EventMessage {
  const tail = reply === undefined ? {} : { reply };
  switch (payload.kind) {
    case 'resource':
      return {
        $typeName: `${PACKAGE}.EventMessage`,
        messageVariant: {
          case: 'resourceEvent',
          value: {
            $typeName: `${PACKAGE}.ResourceEvent`,
            resource: {
              $typeName: `${PACKAGE}.Resource`,
              resourceId: payload.id,
              persistentResourceId: false,
              checksum: payload.checksum,
              resourceVariant: payload.variant,
            },
            eventVariant: payload.action,
            ...tail,
          },
        },
      };
    case 'user':
      return {
        $typeName: `${PACKAGE}.EventMessage`,
        messageVariant: {
          case: 'userEvent',
          value: {
            $typeName: `${PACKAGE}.UserEvent`,
            userId: payload.id,
            eventVariant: payload.action,
            checksum: payload.checksum,
            ...tail,
          },
        },
      };
    case 'announcement':
      return {
        $typeName: `${PACKAGE}.EventMessage`,
        messageVariant: {
          case: 'announcementEvent',
          value: { $typeName: `${PACKAGE}.AnnouncementEvent`, eventVariant: payload.event, ...tail },
        },
      };
  }
}

/** Encodes a payload as JetStream stores it. */
export function encodePayload(payload: EventPayload): Uint8Array {
  return toBinary(EventMessageSchema, create(EventMessageSchema, toEventMessage(payload, undefined)));
}

/** Decodes what {@link encodePayload} wrote; undefined when it is not an event. */
export function decodePayload(bytes: Uint8Array): EventPayload | undefined {
  const { messageVariant } = fromBinary(EventMessageSchema, bytes);
  switch (messageVariant.case) {
    case 'resourceEvent': {
      const { resource, eventVariant } = messageVariant.value;
      if (resource === undefined) return undefined;
      return {
        kind: 'resource',
        id: resource.resourceId,
        variant: resource.resourceVariant,
        action: eventVariant,
        checksum: resource.checksum,
      };
    }
    case 'userEvent': {
      const { userId, eventVariant, checksum } = messageVariant.value;
      return { kind: 'user', id: userId, action: eventVariant, checksum };
    }
    case 'announcementEvent':
      return { kind: 'announcement', id: '', event: messageVariant.value.eventVariant };
    default:
      return undefined;
  }
}
