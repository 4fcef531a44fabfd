import type { EventDetail } from '../../core/model/event-detail.ts';
import { hasLink } from '../../core/model/links.ts';
import { AosError, problem } from '../../core/model/problem.ts';

/**
 * Lets only addresses through to the browser that are links in the text of an announcement, as it is stored: the page that
 * asks is not trusted with any address.
 *
 * @throws AosError if the address is not such a link
 */
export function requireLinkOf({ row, announcement }: EventDetail, address: string): string {
  const texts = [row.announcement?.teaser ?? '', announcement?.content ?? ''];
  if (texts.some((text) => hasLink(text, address))) return address;
  throw new AosError(problem('page-not-opened', { address }));
}
