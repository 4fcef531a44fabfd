import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { pushChannel } from '../../ipc/channels.ts';
import type { Push, Pushed } from '../../ipc/contract.ts';
import { origin } from './asset.ts';
import { bringUp, openWindow, rememberBounds, type WindowOptions } from './window.ts';

export interface MainWindowOptions extends Omit<WindowOptions, 'mayClose'> {
  /** Looked up at every closing: a panel can come and go. */
  trayPresent: () => Promise<boolean>;
  quitting: () => boolean;
  /** The window can be seen again. */
  shown: () => void;
}

/** The one window: closing it leaves the app in the tray, or in the task bar where there is no tray. */
export function createMainWindow(options: MainWindowOptions) {
  let window: BrowserWindow | null = null;
  let listens = false;

  function open(hidden: boolean): BrowserWindow {
    const made = openWindow({ ...options, hidden, mayClose });
    made.on('show', options.shown);
    made.on('restore', options.shown);
    made.webContents.on('did-start-loading', () => {
      listens = false;
    });
    made.on('closed', () => {
      window = null;
      listens = false;
    });
    window = made;
    return made;
  }

  function mayClose(closing: BrowserWindow): boolean {
    if (options.quitting()) return true;
    void options.trayPresent().then((present) => {
      if (closing.isDestroyed()) return;
      if (present) closing.hide();
      else closing.minimize();
    });
    return false;
  }

  return {
    open: () => open(options.hidden),
    show(): void {
      if (window === null) open(false);
      else bringUp(window);
    },
    current: () => window,
    /** Quitting has begun: what is still to be done does not need the window. */
    leave(): void {
      if (window === null) return;
      rememberBounds(window, options.settings);
      window.hide();
    },
    /** The page asked for its state: from now on it listens to pushes. */
    pageListens(): void {
      listens = true;
    },
    reachable: () => window !== null && listens && window.isVisible() && !window.isMinimized(),
    send<P extends Push>(push: P, value: Pushed<P>): void {
      window?.webContents.send(pushChannel(push), value);
    },
    /** Whether a request comes from the page of this window itself: not a frame in it, not another page. */
    trusts(event: IpcMainInvokeEvent): boolean {
      const frame = event.senderFrame;
      return (
        window !== null &&
        event.sender === window.webContents &&
        frame !== null &&
        frame.parent === null &&
        frame.origin === origin
      );
    },
  };
}
