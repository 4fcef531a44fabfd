import { Variant } from '@jellybrick/dbus-next';
import { type Bus, busDaemon } from '../bus/bus.ts';
import { desktopEntry } from '../lifecycle/desktop-entry.ts';

/** Owned by docks that show numbers, so that apps tell them again (Plasma, Dash to Dock; libunity's clients wait for it). */
const dockName = 'com.canonical.Unity';

/**
 * Shows a number on the app's icon in the docks and task bars of Linux desktops, by the signal that Unity has introduced
 * (https://wiki.ubuntu.com/Unity/LauncherAPI) and that Plasma, Dash to Dock, the Ubuntu dock and Plank listen to. They remember
 * it for as long as the sender is connected. The signal's `Query` method is left out: a dock does not know whom to ask, and
 * none of these does.
 *
 * Electron sends the same signal, in some versions only where libunity is installed (before 44), so its own is not used as well.
 */
export function createLauncherBadge(bus: Bus): (count: number) => void {
  let shown: number | null = null;

  function send(): void {
    if (shown === null) return;
    const state = { count: new Variant('x', BigInt(shown)), 'count-visible': new Variant('b', shown > 0) };
    bus.emit({
      path: '/com/canonical/unity/launcherentry/1',
      interface: 'com.canonical.Unity.LauncherEntry',
      member: 'Update',
      signature: 'sa{sv}',
      body: [`application://${desktopEntry}.desktop`, state],
    });
  }

  // The bus has itself as an owner, so that the second one tells of a bus that is found again.
  for (const name of [dockName, busDaemon.destination])
    bus.followOwner(name, (owner) => {
      if (owner !== null) send();
    });
  return (count) => {
    if (count === shown) return;
    shown = count;
    send();
  };
}
