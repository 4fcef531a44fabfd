import { ArrowLeft, CircleAlert, X } from 'lucide-react';
import type { EventDetail, EventRow, PermissionChange } from '../../../electron/ipc/contract.ts';
import { whySentence } from '../../../electron/words/why-sentence.ts';
import { focusList } from '../../list/focus-list.ts';
import { useAccount, useAccountLabel } from '../../state/app-store.ts';
import { useWhichOfOneName } from '../../state/distinct-name.ts';
import { useRules } from '../../state/rules.ts';
import { format, language, t } from '../../strings/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { contextOf, titleOf, updatesOf } from '../../ui/event-row.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { ActionTag, AnnouncementTag, SubjectIcon } from '../../ui/kinds.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { SupportDetails } from '../../ui/support-details.tsx';
import { useAges } from '../../ui/use-now.ts';
import { AnnouncementText } from './announcement-text.tsx';
import { DetailActions } from './detail-actions.tsx';
import { useDetail, viewEvent } from './detail-store.ts';
import './feed-detail.css';

type Permission = NonNullable<PermissionChange['to']>;

/** The pane at the right with all details of an event and its resource. */
export function FeedDetail() {
  const detail = useDetail((s) => s.detail);
  const problem = useDetail((s) => s.problem);
  const close = () => {
    useDetail.getState().closeEvent();
    focusList();
  };
  return (
    <aside className="detail" aria-label={t.detail.label} aria-busy={!detail && !problem}>
      <div className="detail-head">
        {detail && <SubjectIcon subject={detail.row.subject} size={20} />}
        <div className="detail-name">
          {detail && <h2 className="selectable">{titleOf(detail.row)}</h2>}
          {detail && <Subtitle row={detail.row} />}
        </div>
        <IconButton icon={window.innerWidth <= 720 ? ArrowLeft : X} label={t.close} onClick={close} />
      </div>
      <div className="detail-body">
        {problem && (
          <div className="note bad" role="alert">
            <CircleAlert size={15} aria-hidden="true" />
            <span>
              {t.detail.failed}. <ProblemText problem={problem} />
            </span>
          </div>
        )}
        {detail && <Body detail={detail} />}
      </div>
    </aside>
  );
}

/** What kind of thing it is about, where that is, and whose event it is if there are several accounts. */
function Subtitle({ row }: { readonly row: EventRow }) {
  const account = useAccountLabel(row.account);
  const what = row.subject === 'user' ? [contextOf(row)] : [t.subjects[row.subject], row.path[0]];
  const which = useWhichOfOneName(row);
  return <p>{[...what, which, account].filter(Boolean).join(' · ')}</p>;
}

/** The permissions that changed, each with its old and new level. */
function changesOf({ personal }: EventRow): Fact[] {
  if (personal?.is !== 'permissions') return [];
  const word = (level: Permission | null) => t.permissions[level ?? 'none'];
  return personal.changes.map(({ id, name, from, to }) => ({
    key: id,
    label: name || id,
    value: `${word(from)} → ${word(to)}`,
  }));
}

function Body({ detail }: { readonly detail: EventDetail }) {
  return (
    <>
      {detail.deleted && (
        <p className="note">
          <CircleAlert size={15} aria-hidden="true" />
          {t.detail.gone}
        </p>
      )}
      <DetailActions detail={detail} />
      <AnnouncementText detail={detail} />
      <ResourceFacts detail={detail} />
      {detail.row.resourceId !== null && <Timeline events={detail.recent} />}
      <Identity detail={detail} />
      <Support detail={detail} />
    </>
  );
}

/** Whether it is said what happened: what is about oneself says so itself, and an announcement was announced. */
const hasAction = ({ subject }: EventRow): boolean => subject !== 'user' && subject !== 'announcement';

function announcementFacts({ row, announcement }: EventDetail): Fact[] {
  const kind = row.announcement?.kind;
  const { author = '', modifiedAt = null } = announcement ?? {};
  return [
    { label: t.announcements.kind, value: kind && <AnnouncementTag kind={kind} /> },
    { label: t.announcements.changed, value: modifiedAt !== null && format.exact(modifiedAt) },
    // Some servers give an id, which says nothing to a person.
    { label: t.announcements.author, value: !/^[0-9A-Z]{26}$/.test(author) && author },
  ];
}

function ResourceFacts({ detail }: { readonly detail: EventDetail }) {
  const { row } = detail;
  return (
    <Facts
      facts={[
        { label: t.feed.action, value: hasAction(row) && <ActionTag action={row.action} /> },
        ...announcementFacts(detail),
        ...changesOf(row),
        { label: t.detail.updates, value: updatesOf(row) },
        { label: t.detail.reason, value: row.derived && t.detail.derived },
        {
          label: row.announcement ? t.announcements.published : t.detail.time,
          value: format.exact(row.time),
        },
        { label: t.detail.path, value: row.path.join(' / ') },
        { label: t.detail.title, value: detail.title },
        { label: t.detail.description, value: detail.description },
        { label: t.detail.size, value: detail.size === null ? null : format.size(detail.size) },
        { label: t.detail.permission, value: detail.permission && t.permissions[detail.permission] },
        {
          label: t.detail.resourceStatus,
          value: t.detail.resourceStates[detail.resourceStatus] ?? detail.resourceStatus,
        },
        { label: t.detail.created, value: detail.createdAt && format.exact(detail.createdAt) },
        { label: t.detail.checksum, value: detail.checksum, mono: true },
        { label: t.detail.id, value: row.resourceId, mono: true },
      ]}
    />
  );
}

/** The other events of the resource. */
function Timeline({ events }: { readonly events: readonly EventRow[] }) {
  const now = useAges();
  return (
    <section className="detail-section" aria-label={t.detail.recent}>
      <h3>{t.detail.recent}</h3>
      {events.length === 0 && <p className="quiet">{t.detail.noRecent}</p>}
      <ol className="timeline">
        {events.map((event) => (
          <TimelineEntry key={event.id} event={event} now={now} />
        ))}
      </ol>
    </section>
  );
}

/** The event itself: its alert and its account. */
function Identity({ detail }: { readonly detail: EventDetail }) {
  const account = useAccount(detail.row.account);
  const rules = useRules();
  const now = useAges();
  return (
    <section className="detail-section" aria-label={t.detail.identity}>
      <h3>{t.detail.identity}</h3>
      <Facts
        facts={[
          { label: t.alerts.why.label, value: whySentence(detail.why, language, rules, now) },
          { label: t.detail.account, value: account?.label },
        ]}
      />
    </section>
  );
}

/** Which event of which stream it is, and how often the server has delivered it. */
function Support({ detail: { identity, delivered } }: { readonly detail: EventDetail }) {
  const times = delivered > 1 && t.detail.deliveredTimes(delivered, format.number(delivered));
  return (
    <SupportDetails
      facts={[
        { label: t.detail.identity, value: identity, mono: true },
        { label: t.detail.delivered, value: times },
      ]}
    />
  );
}

function TimelineEntry({ event, now }: { readonly event: EventRow; readonly now: number }) {
  return (
    <li>
      <button type="button" onClick={() => viewEvent(event)}>
        <ActionTag action={event.action} />
        <time dateTime={new Date(event.time).toISOString()} title={format.exact(event.time)}>
          {format.ago(event.time, now)}
        </time>
      </button>
    </li>
  );
}
