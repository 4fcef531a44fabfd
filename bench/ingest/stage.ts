import { startServer } from '../lib/server.ts';
import type { Place } from './measure.ts';
import type { Programs } from './programs.ts';
import { buildWorld, publishEvents } from './world.ts';

/** Two servers with the same events: an ordinary one for the engine, and one for the limit, which acks nothing. */
export interface Stage extends AsyncDisposable {
  engine: Place;
  limit: Place;
}

export async function openStage(programs: Programs, backlog: number, objects: number): Promise<Stage> {
  const open = async (options: readonly string[]): Promise<Place> => {
    const server = await startServer(programs.aos, ['--seed', '11', ...options]);
    const world = await buildWorld(server, objects);
    await publishEvents(server, world, backlog);
    return { programs, server, world, backlog };
  };
  const unlimited = ['--max-ack-pending', '100000000', '--ack-wait-s', '86400'];
  const [engine, limit] = await Promise.all([open([]), open(unlimited)]);
  return {
    engine,
    limit,
    async [Symbol.asyncDispose]() {
      await engine.server[Symbol.asyncDispose]();
      await limit.server[Symbol.asyncDispose]();
    },
  };
}
