import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Wrong words on the command line: shown without a stack. */
export class UsageError extends Error {}

export interface StackOptions {
  portBase: number;
  /** Absolute. */
  dataDir: string;
  host: string;
}

export interface UpOptions extends StackOptions {
  detach: boolean;
  demo: boolean;
}

export interface TestOptions {
  only: string[];
}

const stackFlags = {
  'port-base': { type: 'string' },
  'data-dir': { type: 'string' },
  host: { type: 'string' },
} as const;

/** The highest port used is base + 2999. */
const PORT_BASE_RANGE = { min: 1024, max: 65535 - 2999 };

function portBase(text: string | undefined): number {
  if (text === undefined) return 7400;
  const { min, max } = PORT_BASE_RANGE;
  const base = Number(text);
  if (!/^[0-9]+$/.test(text) || base < min || base > max) {
    throw new UsageError(`--port-base takes a whole number from ${min} to ${max}, not "${text}".`);
  }
  return base;
}

/** One address: phones are told it, so it cannot be "all of them". */
function listenHost(text: string | undefined): string {
  if (text === undefined) return '127.0.0.1';
  if (isIPv4(text) && text !== '0.0.0.0') return text;
  throw new UsageError(`--host takes an IPv4 address of this machine, not "${text}".`);
}

type FlagSpecs = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parse<T extends FlagSpecs>(args: string[], options: T, allowPositionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Where ./livery was called, which is not where it runs: a relative path means that place. */
const calledFrom = (): string => process.env['LIVERY_CALLED_FROM'] ?? process.cwd();

function stackOptions(values: {
  'port-base'?: string;
  'data-dir'?: string;
  host?: string;
}): StackOptions {
  const dataDir = values['data-dir'] ?? '.livery';
  if (dataDir === '') throw new UsageError('--data-dir needs a directory.');
  return {
    portBase: portBase(values['port-base']),
    // The default lies in the repository; a directory that was named is the caller's.
    dataDir: values['data-dir'] === undefined ? resolve(dataDir) : resolve(calledFrom(), dataDir),
    host: listenHost(values.host),
  };
}

export function parseStackOptions(args: string[]): StackOptions {
  return stackOptions(parse(args, stackFlags).values);
}

/** For commands about a stack that is there: where it lies, and what else was said (a part's name). */
export function parseDataDir(args: string[]): { dataDir: string; words: string[] } {
  const { values, positionals } = parse(args, { 'data-dir': stackFlags['data-dir'] }, true);
  return { dataDir: stackOptions(values).dataDir, words: positionals };
}

export function parseUpOptions(args: string[]): UpOptions {
  const values = parse(args, {
    ...stackFlags,
    detach: { type: 'boolean' },
    'no-demo': { type: 'boolean' },
  }).values;
  return {
    ...stackOptions(values),
    detach: values.detach ?? false,
    demo: !(values['no-demo'] ?? false),
  };
}

export function parseTestOptions(args: string[], names: readonly string[]): TestOptions {
  const { values } = parse(args, { only: { type: 'string', multiple: true } });
  const only = (values.only ?? []).flatMap((text) => text.split(','));
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no check "${unknown}". Checks: ${names.join(', ')}.`);
  }
  return { only };
}
