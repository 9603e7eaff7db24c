import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Transport } from '../plan/ports';

/** State of a listening socket in /proc/net/tcp; a UDP socket has no such state. */
const TCP_LISTEN = '0A';

/** Inodes of the sockets that hold a port, from the text of /proc/net/{tcp,udp}[6]: proc_net(5). */
export function holdingInodes(table: string, port: number, transport: Transport): string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(wanted))
    .filter((fields) => transport === 'udp' || fields[3] === TCP_LISTEN)
    .flatMap((fields) => fields[9] ?? []);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function sockets(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}

/** "kamailio (process 812)", or undefined when the holder is another user's process. */
export function findPortHolder(port: number, transport: Transport): string | undefined {
  const inodes = [`/proc/net/${transport}`, `/proc/net/${transport}6`].flatMap((path) =>
    holdingInodes(read(path), port, transport),
  );
  const names = inodes.map((inode) => `socket:[${inode}]`);
  if (names.length === 0) return undefined;
  const pid = readdirSync('/proc').find(
    (entry) => /^[0-9]+$/.test(entry) && sockets(entry).some((link) => names.includes(link)),
  );
  return pid && `${read(`/proc/${pid}/comm`).trim()} (process ${pid})`;
}
