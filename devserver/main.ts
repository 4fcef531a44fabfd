import { createInterface } from 'node:readline';
import { HELP, OptionError, parseOptions } from './options.ts';
import { type LocalAos, startAos } from './server.ts';

/** The command line of the local AOS. Exits with 0 after a stop, with 1 on a failure, with 2 on a bad option. */
async function main(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const aos = await startAos(options.aos);
  const { address, webAddress, token, users, projects, certificate } = aos;
  const facts = { address, webAddress, token, users, project: projects[0], projects, certificate };
  process.stdout.write(options.json ? `${JSON.stringify(facts)}\n` : summary(aos));

  const commands = createInterface({ input: process.stdin });
  commands.on('line', (line) => void answer(aos, line));
  const stop = () => {
    commands.close();
    aos.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function summary(aos: LocalAos): string {
  const [first] = aos.users;
  const lines = [
    'Local AOS is running.',
    `  gRPC               ${aos.address}`,
    `  gRPC-Web, Connect  ${aos.webAddress}`,
    `  Signed in as       ${first?.name ?? ''} (${first?.id ?? ''})`,
    `  Project            ${aos.projects[0]?.name ?? ''} (${aos.projects[0]?.id ?? ''})`,
    `  Token              ${aos.token}`,
    'Stop it with Ctrl-C.',
  ];
  return `${lines.join('\n')}\n`;
}

/** Runs one line of stdin as a command: `{"verb": …, "args"?: …, "id"?: …}`; the id comes back in the answer. */
async function answer(aos: LocalAos, line: string): Promise<void> {
  if (line.trim() === '') return;
  let command: { verb?: unknown; args?: unknown; id?: unknown };
  try {
    command = JSON.parse(line);
  } catch {
    process.stdout.write(`${JSON.stringify({ ok: false, error: 'This line is not JSON.' })}\n`);
    return;
  }
  const done = await aos.run(String(command?.verb), command?.args ?? {});
  process.stdout.write(`${JSON.stringify({ id: command?.id, ...done })}\n`);
}

main(process.argv.slice(2)).catch((reason: unknown) => {
  const sentence = reason instanceof Error ? reason.message : String(reason);
  process.stderr.write(`aos: ${sentence}\n`);
  process.exitCode = reason instanceof OptionError ? 2 : 1;
  process.exit();
});
