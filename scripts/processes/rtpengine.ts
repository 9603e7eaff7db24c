import { createSocket } from 'node:dgram';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon, type RunningDaemon } from './daemon';

export interface RtpengineOptions {
  /** Holds rtpengine.log. */
  dir: string;
  /** UDP port of the ng control protocol, on loopback. */
  port: number;
  /** Where media is relayed. */
  address?: string;
  rtpPorts: { min: number; max: number };
  readySeconds?: number;
}

const PING_TIMEOUT_MS = 500;

/** ng protocol: a cookie, then a bencoded dictionary; the answer repeats the cookie. */
function ping(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const done = (answer: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => done(false), PING_TIMEOUT_MS);
    socket.on('message', (message) => done(message.toString().includes('6:result4:pong')));
    socket.on('error', () => done(false));
    socket.send('1 d7:command4:pinge', port, '127.0.0.1');
  });
}

/** Starts a private rtpengine in user space (no kernel module). Throws with its own words. */
export async function startRtpengine(options: RtpengineOptions): Promise<RunningDaemon> {
  const { dir, port, address = '127.0.0.1', rtpPorts } = options;
  mkdirSync(dir, { recursive: true });
  return startDaemon({
    name: 'rtpengine',
    program: '/usr/bin/rtpengine',
    args: [
      // Without a configuration file of the system.
      '--config-file=none',
      '--foreground',
      '--log-stderr',
      '--log-level=4',
      '--table=-1',
      `--interface=${address}`,
      `--listen-ng=127.0.0.1:${port}`,
      `--port-min=${rtpPorts.min}`,
      `--port-max=${rtpPorts.max}`,
      '--timeout=300',
      '--silent-timeout=3600',
      '--offer-timeout=300',
      '--delete-delay=0',
    ],
    logFile: join(dir, 'rtpengine.log'),
    isReady: () => ping(port),
    readySeconds: options.readySeconds ?? 20,
  });
}
