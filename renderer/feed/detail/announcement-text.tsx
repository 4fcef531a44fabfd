import type { MouseEvent } from 'react';
import { linkParts } from '../../../electron/core/model/links.ts';
import type { EventDetail } from '../../../electron/ipc/contract.ts';
import { ask } from '../../state/bridge.ts';
import { sayProblem } from '../../state/toast-store.ts';
import { t } from '../../strings/index.ts';
import './announcement-text.css';

/** The whole text of an announcement, line by line as it was written. It is text: markup in it is shown, not followed. */
export function AnnouncementText({ detail }: { readonly detail: EventDetail }) {
  const { row, announcement } = detail;
  const teaser = row.announcement?.teaser ?? '';
  const content = announcement?.content ?? '';
  // Some servers repeat the teaser as the beginning of the text.
  const lead = content.replaceAll('\n', ' ').startsWith(teaser) ? '' : teaser;
  if (lead === '' && content === '') return null;
  return (
    <section className="announcement selectable" aria-label={t.announcements.text}>
      {lead !== '' && (
        <p className="announcement-teaser">
          <Linked text={lead} detail={detail} />
        </p>
      )}
      {content !== '' && (
        <p>
          <Linked text={content} detail={detail} />
        </p>
      )}
    </section>
  );
}

/** A text whose addresses can be opened. What a link says is where it leads. */
function Linked({ text, detail }: { readonly text: string; readonly detail: EventDetail }) {
  const { account, id } = detail.row;
  const open = async (event: MouseEvent, address: string) => {
    event.preventDefault();
    const reply = await ask('feed.openLink', { account, id, address });
    if (!reply.ok) sayProblem(reply.problem);
  };
  let at = 0;
  return linkParts(text).map((part) => {
    const key = at;
    at += part.text.length;
    if (!part.isLink) return part.text;
    return (
      <a key={key} href={part.text} draggable={false} onClick={(event) => void open(event, part.text)}>
        {part.text}
      </a>
    );
  });
}
