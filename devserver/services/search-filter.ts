import { Code, ConnectError } from '@connectrpc/connect';
import { DataClass, Status } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { ResourceRecord } from '../state/model.ts';

const FIELDS: Record<string, (resource: ResourceRecord) => string> = {
  id: (resource) => resource.id,
  name: (resource) => resource.name,
  object_type: (resource) => resource.level,
  data_class: (resource) => DataClass[resource.dataClass],
  object_status: (resource) => Status[resource.status],
};
const CONDITION = /^(\w+)\s*(=|!=)\s*(?:"([^"]*)"|'([^']*)'|(\S+))$/;

/**
 * The part of Meilisearch's filter syntax a client of this API needs: `field = value` and `field != value`, joined by
 * AND; values may be quoted; letter case is ignored. Throws INVALID_ARGUMENT for anything else.
 */
export function parseFilter(filter: string): (resource: ResourceRecord) => boolean {
  if (filter.trim() === '') return () => true;
  const conditions = filter.split(/\s+AND\s+/i).map((text) => {
    const [, name = '', operator, ...values] = CONDITION.exec(text.trim()) ?? [];
    const read = FIELDS[name];
    if (read === undefined) throw new ConnectError(`Invalid filter: ${text.trim()}`, Code.InvalidArgument);
    const wanted = (values.find((value) => value !== undefined) ?? '').toLowerCase();
    return (resource: ResourceRecord) => (read(resource).toLowerCase() === wanted) === (operator === '=');
  });
  return (resource) => conditions.every((condition) => condition(resource));
}
