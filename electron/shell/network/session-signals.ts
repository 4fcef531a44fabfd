import type { Bus } from '../bus/bus.ts';
import { propertiesInterface } from '../bus/read-property.ts';

const login = 'org.freedesktop.login1';

/**
 * Calls the listener when the computer wakes up and when a session is unlocked, as systemd-logind tells on the system bus
 * (https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html). Electron does not report unlocking
 * on Linux, and waking not everywhere (electron/electron#42050). The returned function ends it.
 */
export function followSession(systemBus: Bus, awake: () => void): () => void {
  const sleep = { sender: login, interface: `${login}.Manager`, member: 'PrepareForSleep' };
  const unlock = { sender: login, interface: `${login}.Session`, member: 'Unlock' };
  const changed = {
    sender: login,
    interface: propertiesInterface,
    member: 'PropertiesChanged',
  };
  const ends = [
    systemBus.listen(sleep, ({ body }) => {
      if (body[0] === false) awake();
    }),
    systemBus.listen(unlock, awake),
    // Screen lockers tell logind whether they cover the screen, whoever locked it.
    systemBus.listen(changed, ({ body: [name, values] }) => {
      if (name !== `${login}.Session`) return;
      if ((values as { LockedHint?: unknown }).LockedHint === false) awake();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
