import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAULT_NAMES, isFault, type Repaired } from './faults.ts';
import type { AosOptions } from './server.ts';

export const HELP = `Usage: npm run aos -- [options]

A local AOS server: gRPC on one port, gRPC-Web and Connect on another.

  --port N             gRPC port (default 50051; 0 for any free one)
  --web-port N         port of gRPC-Web, Connect and control (default 50052; 0 for any)
  --host ADDRESS       address to listen on (default 127.0.0.1)
  --log memory|nats    where events are kept (default memory)
  --nats URL           the nats-server, started with -js (default nats://127.0.0.1:4222)
  --rate N             simulated events per second (default 0)
  --backlog N          events in the log from the start
  --notifications N    open personal notifications of the default user
  --max-resources N    above this number nothing new is uploaded (default 50000)
  --heartbeat-s N      seconds between heartbeats (default 30)
  --ack-wait-s N       seconds until an event comes again (default 30)
  --max-ack-pending N  unacknowledged events at which delivery stops (default 1000)
  --max-concurrent-streams N  requests that a gRPC connection takes at a time
  --repaired[=FAULTS]  mend faults of the real server: all, none, or some of
                       ${FAULT_NAMES.slice(0, 6).join(', ')},
                       ${FAULT_NAMES.slice(6).join(', ')}
  --tls                serve TLS with a self-signed certificate
  --cert FILE          certificate to serve TLS with (PEM), together with --key
  --key FILE           its private key (PEM)
  --issuer URL         take the tokens of this OpenID provider too; their sub is the
                       id of a user here
  --state FILE         keep users, tokens, resources, notifications and consumers here
  --seed N             the same seed makes the same people, ids and tokens
  --json               first line is one JSON object; control answers follow
  --help               this text

Control commands are read from stdin, one JSON object a line: {"verb":"stats"}.
`;

export interface CommandLine {
  help: boolean;
  json: boolean;
  aos: AosOptions;
}

/** An error in the command line, in one sentence. */
export class OptionError extends Error {}

/** Reads the command line. Throws an {@link OptionError}. */
export function parseOptions(args: readonly string[]): CommandLine {
  const values = parse(args);
  const log = values.log ?? 'memory';
  if (log !== 'memory' && log !== 'nats') throw new OptionError(`--log is memory or nats, not "${log}".`);
  if ((values.cert === undefined) !== (values.key === undefined)) {
    throw new OptionError('--cert and --key belong together: name both files.');
  }
  const seconds = (text: string | undefined, name: string) => {
    const value = number(text, name, 0.05, 86_400);
    return value === undefined ? undefined : value * 1000;
  };
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    aos: {
      host: values.host,
      port: whole(values.port, 'port', 65_535) ?? 50_051,
      webPort: whole(values['web-port'], 'web-port', 65_535) ?? 50_052,
      log,
      natsUrl: values.nats,
      rate: number(values.rate, 'rate', 0, 100_000),
      backlog: whole(values.backlog, 'backlog', 10_000_000),
      notifications: whole(values.notifications, 'notifications', 1_000_000),
      maxResources: whole(values['max-resources'], 'max-resources', 1_000_000),
      heartbeatMs: seconds(values['heartbeat-s'], 'heartbeat-s'),
      ackWaitMs: seconds(values['ack-wait-s'], 'ack-wait-s'),
      maxAckPending: whole(values['max-ack-pending'], 'max-ack-pending', 100_000_000),
      maxConcurrentStreams: whole(values['max-concurrent-streams'], 'max-concurrent-streams', 2 ** 32 - 1),
      repaired: repairedOf(values.repaired),
      tls:
        values.cert !== undefined && values.key !== undefined
          ? { cert: readPem(values.cert), key: readPem(values.key) }
          : (values.tls ?? false),
      issuer: values.issuer,
      stateFile: values.state,
      seed: whole(values.seed, 'seed', 2 ** 32 - 1),
    },
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      // Without a value it means all of them.
      args: args.map((arg) => (arg === '--repaired' ? '--repaired=all' : arg)),
      options: {
        port: text,
        'web-port': text,
        host: text,
        log: text,
        nats: text,
        rate: text,
        backlog: text,
        notifications: text,
        'max-resources': text,
        'heartbeat-s': text,
        'ack-wait-s': text,
        'max-ack-pending': text,
        'max-concurrent-streams': text,
        repaired: text,
        tls: flag,
        cert: text,
        key: text,
        issuer: text,
        state: text,
        seed: text,
        json: flag,
        help: flag,
      },
    }).values;
  } catch (reason) {
    const [sentence = 'Unknown option.'] = reason instanceof Error ? reason.message.split('\n') : [];
    throw new OptionError(`${sentence} See --help.`);
  }
}

function number(text: string | undefined, name: string, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= min && value <= max))
    throw new OptionError(`--${name} is a number from ${min} to ${max}, not "${text}".`);
  return value;
}

function whole(text: string | undefined, name: string, max: number): number | undefined {
  const value = number(text, name, 0, max);
  if (value !== undefined && !Number.isInteger(value)) {
    throw new OptionError(`--${name} is a whole number, not "${text}".`);
  }
  return value;
}

function repairedOf(text: string | undefined): Repaired | undefined {
  if (text === undefined || text === 'all') return text;
  if (text === 'none') return [];
  return text.split(',').map((name) => {
    if (isFault(name)) return name;
    throw new OptionError(`--repaired knows no fault "${name}": name some of ${FAULT_NAMES.join(', ')}.`);
  });
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new OptionError(`The file ${path} cannot be read.`);
  }
}
