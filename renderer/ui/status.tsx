import {
  ArrowDownToLine,
  CircleDot,
  CloudOff,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  OctagonAlert,
  Pause,
  PlugZap,
  RefreshCw,
  Wrench,
} from 'lucide-react';
import type { Problem, Status } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import './status.css';

type State = Status['state'];

const icons: Readonly<Record<State, LucideIcon>> = {
  halted: OctagonAlert,
  'sign-in-needed': KeyRound,
  'keychain-locked': LockKeyhole,
  offline: CloudOff,
  reconnecting: RefreshCw,
  incomplete: RefreshCw,
  'catching-up': ArrowDownToLine,
  connecting: PlugZap,
  recovered: Wrench,
  live: CircleDot,
  paused: Pause,
};

/** A status in words; `now` for the seconds until the next try. */
export function statusText(status: Status, now: number): string {
  switch (status.state) {
    case 'live':
      return status.polling ? t.status.polling : t.status.live;
    case 'connecting':
      return t.status.connecting;
    case 'catching-up':
      return `${t.status.catchingUp} ${t.status.progress(format.number(status.done), format.number(status.total))}`;
    case 'reconnecting':
      return t.status.reconnecting(format.until(status.at, now));
    case 'incomplete':
      return t.status.incomplete[status.part];
    case 'offline':
      return t.status.offline;
    case 'sign-in-needed':
      return t.status.signInNeeded;
    case 'keychain-locked':
      return t.status.keychainLocked;
    case 'paused':
      return t.status.paused;
    case 'recovered':
      return t.status.recovered;
    case 'halted':
      return t.status.halted;
  }
}

const MINUTE_MS = 60_000;

/** The estimated time until a backlog is done, in words; null if there is none or no estimate. */
function leftText(status: Status): string | null {
  if (status.state !== 'catching-up' || status.left === undefined) return null;
  return status.left < MINUTE_MS ? t.status.leftSoon : t.status.left(format.span(status.left));
}

export function problemOf(status: Status): Problem | null {
  return 'problem' in status ? status.problem : null;
}

interface Props {
  readonly status: Status;
  readonly now: number;
  /** Shows only the icon; the text is available to screen readers and as a tooltip. */
  readonly iconOnly?: boolean;
  /** Shows the time left in the text, not only as a tooltip. */
  readonly withLeft?: boolean;
}

export function StatusMark({ status, now, iconOnly = false, withLeft = false }: Props) {
  const Icon = icons[status.state];
  const left = leftText(status);
  const whole = [statusText(status, now), left].filter(Boolean).join(' · ');
  const text = withLeft ? whole : statusText(status, now);
  return (
    <span
      className={`status ${status.state}`}
      data-still="blank"
      title={iconOnly || left ? whole : undefined}
    >
      <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
      <span className={iconOnly ? 'sr-only' : ''}>{text}</span>
    </span>
  );
}
