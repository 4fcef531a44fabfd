import { origin } from './asset.ts';

/** What a message from a page says about where it comes from (Electron's `IpcMainInvokeEvent`). */
export interface Sent {
  sender: unknown;
  senderFrame: { parent: unknown; origin: string } | null;
}

/** Whether a message comes from the page of this window: not from a frame in it, another window or another page. */
export function isOwnPage(window: { webContents: unknown } | null, { sender, senderFrame }: Sent): boolean {
  return (
    window !== null &&
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === origin
  );
}
