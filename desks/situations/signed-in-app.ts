import type { MessageBus } from '@jellybrick/dbus-next';
import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import { live, provisioned } from '../../e2e/fixtures/signed-in.ts';
import type { Stage } from '../situation.ts';

/** The test's connection to the session bus of a desktop. */
export function busOf({ bus }: Desktop): MessageBus {
  if (bus === null) throw new Error('there is no message bus');
  return bus;
}

/** Starts the app, has it sign in and watch the server's first project, and waits until that is live. */
export async function startSignedIn(stage: Stage, desktop: Desktop, aos: LocalAos): Promise<RunningApp> {
  const app = await stage.start(desktop, { args: await provisioned(aos, desktop) });
  await live(app, aos);
  return app;
}
