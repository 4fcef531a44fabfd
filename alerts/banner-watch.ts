import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { call, connectTo } from '../e2e/fixtures/bus.ts';
import { until } from '../e2e/fixtures/child.ts';
import { notificationsName } from '../e2e/fixtures/notification-service.ts';
import { plainValue } from '../electron/shell/bus/plain-value.ts';

/** A banner that a notification service took. */
interface TakenBanner {
  title: string;
  body: string;
  /** Whether the service is asked to keep it until it is closed. */
  isUrgent: boolean;
  /** The number of the banner whose place it takes; 0 for none. */
  replaces: number;
  /** When the call that asks for it was read, epoch ms. */
  at: number;
}

/** Reads along on a session bus what notification services are asked to show. */
export interface BannerWatch extends AsyncDisposable {
  /** What services took, in order. */
  readonly taken: readonly TakenBanner[];
  /** Titles that a service refused, in order. */
  readonly refused: readonly string[];
  /** Waits until everything that was sent on the bus by now has been read. */
  catchUp(): Promise<void>;
}

/** The urgency with which services keep a banner (Desktop Notifications Specification). */
const CRITICAL = 2;

/** A call that changes nothing. */
const mark = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus.Peer',
  member: 'Ping',
};

/**
 * Becomes a monitor of a bus (D-Bus Specification, `BecomeMonitor`): it gets every message and may send none.
 *
 * @param own another connection to the bus, which may send.
 */
export async function watchBanners(own: MessageBus, address: string): Promise<BannerWatch> {
  const bus = await connectTo(address);
  let marks = 0;
  const taken: TakenBanner[] = [];
  const refused: string[] = [];
  const waiting = new Map<string, TakenBanner>();
  // Nothing is answered: the calls are for others.
  bus.addMethodHandler(() => true);
  bus.on('message', (message) => {
    if (message.member === mark.member) marks++;
    if (message.interface === notificationsName && message.member === 'Notify')
      waiting.set(`${message.sender} ${message.serial}`, readNotify(message));
    const key = `${message.destination} ${message.replySerial}`;
    const banner = waiting.get(key);
    if (banner === undefined || !waiting.delete(key)) return;
    if (message.errorName === undefined) taken.push(banner);
    // Where there is no service, it is the bus that answers.
    else if (message.sender !== 'org.freedesktop.DBus') refused.push(banner.title);
  });
  await becomeMonitor(bus);
  return {
    taken,
    refused,
    async catchUp() {
      const before = marks;
      // The bus hands on messages in one order for all.
      await call(own, mark);
      await until('the monitor of the bus', () => marks > before);
    },
    async [Symbol.asyncDispose]() {
      bus.disconnect();
    },
  };
}

async function becomeMonitor(bus: MessageBus): Promise<void> {
  const destination = 'org.freedesktop.DBus';
  await call(bus, {
    destination,
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus.Monitoring',
    member: 'BecomeMonitor',
    signature: 'asu',
    body: [[], 0],
  });
}

function readNotify({ body }: Message): TakenBanner {
  const [, replaces, , title, text, , hints] = body.map(plainValue) as [
    string,
    number,
    string,
    string,
    string,
    string[],
    Record<string, unknown>,
  ];
  return { title, body: text, isUrgent: hints.urgency === CRITICAL, replaces, at: Date.now() };
}
