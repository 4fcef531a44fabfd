import {
  AlarmClockOff,
  BellPlus,
  Copy,
  ExternalLink,
  Eye,
  Mail,
  MailOpen,
  Star,
  StarOff,
} from 'lucide-react';
import type { EventDetail } from '../../../electron/ipc/contract.ts';
import { alertAboutEvent } from '../../query/alert-about.ts';
import { copyText } from '../../state/copy-text.ts';
import { openPortal } from '../../state/open-portal.ts';
import { starLabel } from '../../state/star.ts';
import { useView } from '../../state/view-store.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';
import { SnoozeMenu } from '../../ui/snooze-menu.tsx';
import { markRows } from '../list/mark-read.ts';
import { endSnoozeOf, isSnoozed, rowsToSnooze } from '../list/snooze-rows.ts';
import { starOf } from '../list/star-rows.ts';
import { useDetail } from './detail-store.ts';
import { MuteButtons } from './mute-buttons.tsx';

/** What can be done with an event and its resource. */
export function DetailActions({ detail }: { readonly detail: EventDetail }) {
  const { row } = detail;
  const { account, resourceId } = row;
  const star = starOf([row]);
  const mark = async () => {
    await markRows([row], !row.read);
    await useDetail.getState().refresh();
  };
  return (
    <div className="detail-actions">
      {detail.portal !== null && resourceId !== null && (
        <Button icon={ExternalLink} onClick={() => void openPortal(account, resourceId)}>
          {t.detail.portal}
        </Button>
      )}
      {resourceId !== null && (
        <Button icon={Copy} onClick={() => void copyText(resourceId)}>
          {t.detail.copyId}
        </Button>
      )}
      {resourceId !== null && !detail.deleted && (
        <Button
          icon={Eye}
          onClick={() => useView.getState().open({ type: 'add-subscription', account, text: resourceId })}
        >
          {t.detail.watch}
        </Button>
      )}
      <Button icon={BellPlus} onClick={() => alertAboutEvent(row)}>
        {t.alerts.rules.alertMe}
      </Button>
      <MuteButtons row={row} />
      <Button icon={row.read ? Mail : MailOpen} onClick={mark}>
        {row.read ? t.detail.markUnread : t.detail.markRead}
      </Button>
      <SnoozeMenu source={rowsToSnooze([row])} label={isSnoozed(row) ? t.snooze.change : t.snooze.snooze} />
      {isSnoozed(row) && (
        <Button icon={AlarmClockOff} onClick={() => void endSnoozeOf(row)}>
          {t.snooze.end}
        </Button>
      )}
      <Button icon={star.isOn ? Star : StarOff} onClick={star.run}>
        {starLabel(star.isOn)}
      </Button>
    </div>
  );
}
