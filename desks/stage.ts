import { startAos } from '../devserver/server.ts';
import { launch } from '../e2e/fixtures/app.ts';
import { startDesktop } from '../e2e/fixtures/desktop.ts';
import type { Stage } from './situation.ts';

/** Runs `work` on a stage of its own and ends everything it has started, also when it throws. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const ends: (() => PromiseLike<unknown>)[] = [];
  const stage: Stage = {
    async desktop(options) {
      const desktop = await startDesktop(options);
      ends.push(() => desktop.close());
      return desktop;
    },
    async aos(options) {
      const aos = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 7, ...options });
      ends.push(() => aos.stop());
      return aos;
    },
    async start(desktop, options) {
      const app = await launch(desktop, options);
      ends.push(() => app.quit().catch(() => app.kill()));
      return app;
    },
    keep(resource) {
      ends.push(() => resource[Symbol.asyncDispose]());
      return resource;
    },
  };
  try {
    return await work(stage);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
