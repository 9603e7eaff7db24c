import { readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { escapeXml } from '../render/xml';

const port = z.int().min(1).max(65535);
/** The switch expands `$` and `${…}` in its own file, so no value may carry anything of the kind. */
const plainPath = z
  .string()
  .regex(/^\/[A-Za-z0-9_./ -]+$/, 'an absolute path without special characters');
const ipv4 = z.string().refine(isIPv4, 'an IPv4 address');

const nodeConfigOptions = z
  .object({
    /** The node's data directory: database, log, call records, all of it. */
    dir: plainPath,
    nodeId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    sipHost: ipv4.default('127.0.0.1'),
    sipPort: port,
    eslHost: ipv4.default('127.0.0.1'),
    eslPort: port,
    eslPassword: z.string().regex(/^[A-Za-z0-9_-]{12,128}$/, '12 or more letters, digits, _ or -'),
    /** Who besides loopback may open the event socket. */
    controlCidr: z
      .string()
      .regex(/^[0-9.]+\/[0-9]{1,2}$/)
      .default('127.0.0.1/32'),
    rtpStart: port,
    rtpEnd: port,
    kamailioHost: ipv4,
    kamailioPort: port,
    /** Where the worker listens, and what the node shows it; without, services are not asked. */
    control: z
      .strictObject({
        url: z.string().regex(/^https?:\/\/[A-Za-z0-9.:[\]-]+$/, 'an address without a path'),
        token: z.string().regex(/^[A-Za-z0-9_-]{32,128}$/),
      })
      .optional(),
  })
  .strict()
  .refine((options) => options.rtpEnd > options.rtpStart, {
    message: 'must be greater than rtpStart',
    path: ['rtpEnd'],
  });

export type NodeConfigOptions = z.input<typeof nodeConfigOptions>;

export interface NodeConfig {
  /** Made before the start, with what they are for in the switch's own options. */
  directories: readonly string[];
  /** Path relative to the data directory → text. Mode 600: one holds the password. */
  files: Readonly<Record<string, string>>;
}

const DIRECTORIES = [
  'conf',
  'db',
  'log',
  'run',
  'cdr',
  'cdr-failed',
  'sounds',
  'recordings',
  'media',
  'mailbox',
  'messages',
];
const SPARE_DIRECTORIES = ['storage', 'cache', 'temp', 'certs', 'grammar', 'htdocs'];

/** @throws ZodError naming the option. */
export function renderNodeConfig(
  options: NodeConfigOptions,
  template = readTemplate(),
): NodeConfig {
  const { control, ...rest } = nodeConfigOptions.parse(options);
  const values: Readonly<Record<string, string | number>> = rest;
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The node template asks for an unknown value: ${name}`);
    return escapeXml(String(value));
  });
  return {
    directories: [...DIRECTORIES, ...SPARE_DIRECTORIES],
    files: {
      'conf/freeswitch.xml': text,
      ...(control && { 'conf/control.json': JSON.stringify(control) }),
    },
  };
}

/** Where the Lua scripts are that every node runs. */
export function scriptsDirectory(): string {
  return fileURLToPath(new URL('./scripts', import.meta.url));
}

function readTemplate(): string {
  return readFileSync(new URL('./conf/freeswitch.xml', import.meta.url), 'utf8');
}

/** The switch's arguments: everything in the data directory, no calibration pause, no NAT probing. */
export function nodeArguments(dir: string, scripts = scriptsDirectory()): string[] {
  const inside = (name: string) => `${dir}/${name}`;
  const placed = ['conf', 'db', 'log', 'run', 'sounds', 'recordings', ...SPARE_DIRECTORIES];
  const places = placed.flatMap((name) => [`-${name}`, inside(name)]);
  return ['-nf', '-nc', '-nocal', '-nonat', '-scripts', scripts, ...places];
}
