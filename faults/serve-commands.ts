import type { Answer, Ask } from './messages.ts';

/** Runs the commands that the parent process sends and answers each under its number. Exits when the parent is gone. */
export function serveCommands<Name extends string>(
  commands: Record<Name, (args: never) => Promise<unknown>>,
): void {
  const send = (answer: Answer) => process.send?.(answer);
  process.on('message', ({ id, command, args }: Ask<Name, unknown>) => {
    const run = commands[command] as (args: unknown) => Promise<unknown>;
    run(args).then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
}
