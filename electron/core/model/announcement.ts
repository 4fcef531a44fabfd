import { z } from 'zod';
import { announcementKinds } from './announcement-kinds.ts';
import { LongText, Name, ServerId, ServerTime } from './bounds.ts';
import { nameByCode, namesOf } from './named-codes.ts';

export const AnnouncementKind = z.enum(namesOf(announcementKinds));
export type AnnouncementKind = z.infer<typeof AnnouncementKind>;

/** The kind a stored number stands for. */
export const announcementKindByCode = nameByCode<AnnouncementKind>(announcementKinds, 'other');

/** Maximum numbers of characters that are kept of the texts of an announcement. */
export const announcementBounds = { title: 500, teaser: 1_000, content: 20_000, author: 200 } as const;

/** What an announcement says besides its title. */
export const Announcement = z.object({
  /** Its id on the server. */
  id: ServerId,
  kind: AnnouncementKind,
  /** One or two sentences, in one line. */
  teaser: LongText,
  /** The whole text. Its lines are kept; nothing in it is markup. */
  content: LongText,
  /** Who published it, as the server says. */
  author: Name,
  /** When its text was last changed, epoch ms; null where it has not been since it was published. */
  modifiedAt: ServerTime.nullable(),
});
export type Announcement = z.infer<typeof Announcement>;

/**
 * Returns what a search of an announcement looks into, in lower case: title, teaser and text, each in a line of its own.
 *
 * @param title null for one without a text of its own.
 */
export const searchedText = (
  title: string | null,
  { teaser, content }: Pick<Announcement, 'teaser' | 'content'>,
) => [title ?? '', teaser, content.replaceAll('\n', ' ')].join('\n').toLowerCase();
