import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { createListeners } from '../../core/base/listeners.ts';
import { pushChannel } from '../../ipc/channels.ts';
import type { Push, Pushed } from '../../ipc/contract.ts';
import { createClosing } from './closing.ts';
import { bringToFront, openWindow, type WindowOptions } from './open-window.ts';
import { isOwnPage } from './own-page.ts';
import { surface } from './put-away.ts';

export interface MainWindowOptions extends Omit<WindowOptions, 'mayClose' | 'isMinimized' | 'onAsked'> {
  /** Looks whether the app's icon is in a tray now: panels come and go. */
  hasTray: () => Promise<boolean>;
  isQuitting: () => boolean;
  quit: () => void;
  /** Tells the person that the app runs on although nothing of it can be seen. */
  sayStillRunning: () => void;
}

export interface MainWindow {
  open(): void;
  openMinimized(): void;
  /** Brings the window to the front, wherever it was. */
  show(): void;
  /** Whether the window is hidden, and the tray is the way back to it. */
  isInTray(): boolean;
  /** Brings a hidden window back to the taskbar, or open where nothing minimises, without taking the focus. */
  surface(): void;
  /** Shows the window, or puts it away if the person is in it. */
  toggle(): void;
  current(): BrowserWindow | null;
  setTitle(title: string): void;
  /** Calls the listener whenever the window becomes visible again. */
  onShown(listener: () => void): void;
  /** Calls the listener whenever the window is hidden. A minimised window is not: it still has its place on the desktop. */
  onHidden(listener: () => void): void;
  isHidden(): boolean;
  /** Ends the window's page and its process. Showing the window creates a new one. */
  release(): void;
  /** Hides the window: the rest of quitting does not need it. */
  leave(): void;
  /** The page has asked for something. */
  pageAsks(): void;
  /** The page has asked for its state, so from now on it listens to pushes. */
  pageListens(): void;
  /** Whether the page listens and is visible. */
  isReachable(): boolean;
  send<P extends Push>(push: P, value: Pushed<P>): void;
  /** Whether a request comes from this window's own page, and not from a frame in it or from another page. */
  isTrusted(event: IpcMainInvokeEvent): boolean;
}

/** Creates the only window. Closing it leaves the app running, or quits it, as the person chose. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const shown = createListeners();
  const hidden = createListeners();
  const asked = createListeners();
  const closing = createClosing(options);
  let window: BrowserWindow | null = null;
  let listens = false;
  let { title } = options;

  function open(isMinimized = false): void {
    const opened = openWindow({ ...options, isMinimized, title, mayClose, onAsked: asked.add });
    opened.on('show', () => shown.tell());
    opened.on('restore', () => shown.tell());
    opened.on('hide', () => hidden.tell());
    opened.webContents.on('did-start-loading', () => {
      listens = false;
    });
    opened.on('closed', () => {
      window = null;
      listens = false;
    });
    window = opened;
  }

  function mayClose(closed: BrowserWindow): boolean {
    if (options.isQuitting()) return true;
    closing.close(closed);
    return false;
  }

  function show(): void {
    closing.cancel();
    if (window === null) open();
    else bringToFront(window);
  }

  return {
    open: () => open(),
    openMinimized: () => open(true),
    show,
    isInTray: () => closing.away() === 'tray' || (closing.away() === null && window === null),
    surface() {
      closing.cancel();
      if (window === null) open(true);
      else void surface(window, options.clock);
    },
    toggle() {
      if (window?.isFocused()) closing.putAway(window);
      else show();
    },
    current: () => window,
    setTitle(next) {
      title = next;
      if (window !== null && !window.isDestroyed()) window.setTitle(title);
    },
    onShown: shown.add,
    onHidden: hidden.add,
    isHidden: () => window !== null && !window.isVisible() && !window.isMinimized(),
    release: () => window?.destroy(),
    leave() {
      window?.hide();
    },
    pageAsks: () => asked.tell(),
    pageListens() {
      listens = true;
    },
    isReachable: () => window !== null && listens && window.isVisible() && !window.isMinimized(),
    send: (push, value) => window?.webContents.send(pushChannel(push), value),
    isTrusted: (event) => isOwnPage(window, event),
  };
}
