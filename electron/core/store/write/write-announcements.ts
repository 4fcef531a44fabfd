import { type Announcement, searchedText } from '../../model/announcement.ts';
import { announcementKinds } from '../../model/announcement-kinds.ts';
import type { Incoming } from '../../model/incoming.ts';
import { readStoredText } from '../../model/stand-in.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import { textVersion } from './text-version.ts';

/** What is written of an announcement: its event's identity and title, and what it says besides. */
export type AnnouncementText = Pick<Incoming, 'stream' | 'seq' | 'text'> & { announcement: Announcement };

/** The values of the columns that can change, by their names. */
const valuesOf = (text: string | null, announcement: Announcement) => ({
  $kind: announcementKinds[announcement.kind].code,
  $teaser: announcement.teaser,
  $content: announcement.content,
  $author: announcement.author,
  $modified: announcement.modifiedAt,
  $searched: searchedText(readStoredText(text).text, announcement),
});

/** Returns a function that stores what a new announcement says, in the transaction that is open. */
export function announcementRows(db: Database) {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO announcement (event, id, kind, teaser, content, author, modified_at, searched)
     VALUES ($event, $id, $kind, $teaser, $content, $author, $modified, $searched)`,
  );
  const changed = textVersion(db);
  return (event: number, text: string | null, announcement: Announcement): void => {
    changed();
    insert.run({ $event: event, $id: announcement.id, ...valuesOf(text, announcement) });
  };
}

/** Announcements that are stored already, and say something else now. */
export function announcementWriter(db: Database) {
  const add = announcementRows(db);
  const find = db.prepare(
    'SELECT e.id FROM event e JOIN epoch p ON p.id = e.epoch WHERE p.stream = ? AND e.seq = ?',
  );
  const changed = textVersion(db);
  const isKnown = db.prepare('SELECT 1 FROM announcement WHERE event = ?');
  const retitle = db.prepare('UPDATE event SET text = ? WHERE id = ? AND text IS NOT ?');
  const revise = db.prepare(
    `UPDATE announcement SET kind = $kind, teaser = $teaser, content = $content, author = $author,
       modified_at = $modified, searched = $searched
     WHERE event = $event AND (kind, teaser, content, author, modified_at, searched)
       IS NOT ($kind, $teaser, $content, $author, $modified, $searched)`,
  );

  function put({ stream, seq, text, announcement }: AnnouncementText): boolean {
    const found = find.get(stream, BigInt.asIntN(64, seq)) as { id: number } | undefined;
    if (found === undefined) return false;
    const isRetitled = Number(retitle.run(text, found.id, text).changes) > 0;
    // One that an earlier version stored has only its title.
    if (isKnown.get(found.id) === undefined) {
      add(found.id, text, announcement);
      return true;
    }
    changed();
    const { changes } = revise.run({ $event: found.id, ...valuesOf(text, announcement) });
    return isRetitled || Number(changes) > 0;
  }

  return {
    /**
     * Takes over what stored announcements say now; those that are not stored, or no longer, are left out. Nothing is decided
     * about them again.
     * @returns how many changed.
     */
    reviseAnnouncements: (list: readonly AnnouncementText[]): number =>
      transaction(db, () => list.filter(put).length),
  };
}
