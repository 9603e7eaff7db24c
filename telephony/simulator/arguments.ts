import { parseArgs } from 'node:util';
import { z } from 'zod';

/**
 * Settings of one simulated node. Each is an argument or, without it, an environment variable:
 * `--esl-port` is SIMULATOR_ESL_PORT, and so on. The password is better off in the environment:
 * arguments show in the process list.
 */
const schema = z.object({
  'esl-host': z.string().default('127.0.0.1'),
  'esl-port': z.coerce.number().int().min(1).max(65535),
  'esl-password': z.string().min(1),
  dir: z.string().min(1),
  'node-id': z.string().min(1),
  'calls-per-minute': z.coerce.number().min(0).max(10_000).default(0),
  seed: z.coerce.number().int().min(0).default(1),
  /** How many times faster than life the made-up calls run. */
  speed: z.coerce.number().positive().max(1000).default(1),
  'heartbeat-seconds': z.coerce.number().positive().default(5),
});

export interface SimulatorSettings {
  eslHost: string;
  eslPort: number;
  eslPassword: string;
  directory: string;
  nodeId: string;
  callsPerMinute: number;
  seed: number;
  speed: number;
  heartbeatSeconds: number;
}

function fromEnvironment(name: string, source: Record<string, string | undefined>) {
  return source[`SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}`];
}

/** Throws one message that names every setting that is wrong. */
export function readSettings(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): SimulatorSettings {
  const names = Object.keys(schema.shape);
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...argv], options, strict: true });
  const given = Object.fromEntries(
    names.map((name) => [name, values[name] ?? fromEnvironment(name, environment)]),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(
      (issue) => `  --${issue.path.join('.')}: ${issue.message}`,
    );
    throw new Error(`The simulator's settings are wrong:\n${lines.join('\n')}`);
  }
  const settings = result.data;
  return {
    eslHost: settings['esl-host'],
    eslPort: settings['esl-port'],
    eslPassword: settings['esl-password'],
    directory: settings.dir,
    nodeId: settings['node-id'],
    callsPerMinute: settings['calls-per-minute'],
    seed: settings.seed,
    speed: settings.speed,
    heartbeatSeconds: settings['heartbeat-seconds'],
  };
}
