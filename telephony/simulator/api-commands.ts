import type { ReplicaFile } from './replica-file';

/** One line of `show channels`. */
export interface ChannelRow {
  uuid: string;
  direction: 'inbound' | 'outbound';
  createdSeconds: number;
  state: string;
  callstate: string;
  callerName: string;
  callerNumber: string;
  destination: string;
  callId: string;
}

export interface ApiPorts {
  nodeId: string;
  startedAtMs: number;
  now(): number;
  replica: ReplicaFile;
  channels(): readonly ChannelRow[];
  /** False when there is no such channel. */
  kill(uuid: string, cause: string): boolean;
  pauseCalls(paused: boolean): void;
  shutdown(): void;
  /** `api simulator …`: the faults on command. */
  control(words: string): string;
}

type Command = (argument: string, ports: ApiPorts) => string;

/** Begins like the real one, so that the same code reads the number; ends in what it is. */
export const VERSION = '1.11.2-simulator';

function uptime(ports: ApiPorts): string {
  const seconds = Math.floor((ports.now() - ports.startedAtMs) / 1000);
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  return `UP 0 years, ${days} days, ${hours} hours, ${minutes} minutes, ${seconds % 60} seconds, 0 milliseconds, 0 microseconds`;
}

function status(_argument: string, ports: ApiPorts): string {
  return [
    uptime(ports),
    `FreeSWITCH (Version ${VERSION} simulated) is ready`,
    `${ports.channels().length} session(s) since startup`,
    `${ports.channels().length} session(s) - peak 0, last 5min 0`,
    '0 session(s) per Sec out of max 1000, peak 0, last 5min 0',
    '5000 session(s) max',
    'min idle cpu 0.00/100.00',
    '',
  ].join('\n');
}

function channelJson(row: ChannelRow, ports: ApiPorts): Record<string, string> {
  return {
    uuid: row.uuid,
    direction: row.direction,
    created: new Date(row.createdSeconds * 1000).toISOString().slice(0, 19).replace('T', ' '),
    created_epoch: String(row.createdSeconds),
    name: `sofia/internal/${row.destination}`,
    state: row.state,
    cid_name: row.callerName,
    cid_num: row.callerNumber,
    ip_addr: '127.0.0.1',
    dest: row.destination,
    dialplan: 'XML',
    context: 'pbx',
    hostname: ports.nodeId,
    callstate: row.callstate,
    call_uuid: row.callId,
    initial_cid_num: row.callerNumber,
    initial_dest: row.destination,
  };
}

function show(argument: string, ports: ApiPorts): string {
  const [what, ...how] = argument.split(/\s+/);
  if (what !== 'channels' && what !== 'calls') return '-USAGE: channels|calls [as json|count]\n';
  const all = ports.channels();
  const rows = what === 'channels' ? all : all.filter((row) => row.direction === 'inbound');
  if (how.join(' ') !== 'as json') return `\n${rows.length} total.\n`;
  if (rows.length === 0) return '{"row_count": 0}\n';
  return JSON.stringify({
    row_count: rows.length,
    rows: rows.map((row) => channelJson(row, ports)),
  });
}

function lua(argument: string, ports: ApiPorts): string {
  const [script, word] = argument.split(/\s+/);
  if (script !== 'pbx-replica.lua') return '-ERR cannot open file\n';
  if (word === 'kind') return '+OK simulator';
  if (word !== 'status') return '-ERR usage: status or kind';
  const { seq, docs, sum } = ports.replica.status();
  return `+OK {"replica":"${ports.replica.replicaId}","seq":${seq},"docs":${docs},"sum":"${sum}"}`;
}

function uuidKill(argument: string, ports: ApiPorts): string {
  const [uuid = '', cause = 'NORMAL_CLEARING'] = argument.split(/\s+/);
  return ports.kill(uuid, cause) ? '+OK\n' : '-ERR No such channel!\n';
}

function fsctl(argument: string, ports: ApiPorts): string {
  const [verb = '', word = ''] = argument.split(/\s+/);
  if (verb === 'pause') ports.pauseCalls(true);
  else if (verb === 'resume') ports.pauseCalls(false);
  else if (verb === 'shutdown') ports.shutdown();
  else return `-ERR ${verb} ${word} is not simulated\n`;
  return '+OK\n';
}

const COMMANDS: Readonly<Record<string, Command>> = {
  version: () => `FreeSWITCH Version ${VERSION} (a simulated media node)\n`,
  status,
  uptime: (_argument, ports) => `${Math.floor((ports.now() - ports.startedAtMs) / 1000)}\n`,
  hostname: (_argument, ports) => ports.nodeId,
  switchname: (_argument, ports) => ports.nodeId,
  echo: (argument) => argument,
  show,
  lua,
  uuid_kill: uuidKill,
  uuid_exists: (argument, ports) =>
    String(ports.channels().some((row) => row.uuid === argument.trim())),
  fsctl,
  reloadxml: () => '+OK [Success]\n',
  simulator: (argument, ports) => ports.control(argument),
};

/** What mod_commands would print. An unknown command is answered as the switch answers it. */
export function runApiCommand(command: string, argument: string, ports: ApiPorts): string {
  const known = COMMANDS[command.toLowerCase()];
  return known ? known(argument, ports) : `-ERR ${command} Command not found!\n`;
}
