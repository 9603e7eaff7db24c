import { join } from 'node:path';
import { kamailioOptions } from '../plan/kamailio-options';
import { startKamailio } from '../processes/kamailio';
import { startMariadb } from '../processes/mariadb';
import { startRtpengine } from '../processes/rtpengine';
import { webEnvironment, workerEnvironment } from './child-environment';
import { logFileOf, type PartName } from './directories';
import { answersHttp } from './http-probe';
import { startMediaNode } from './media-node';
import { startNodeProgram, startTypeScript } from './node-program';
import type { Stack } from './stack';
import type { Part } from './supervisor';

export interface PartOptions {
  demo: boolean;
  /** Directory of the built web app. */
  webDirectory: string;
}

export function webUrl({ host, plan }: Stack): string {
  return `http://${host}:${plan.web}/api/health`;
}

export function workerUrl({ plan }: Stack): string {
  return `http://127.0.0.1:${plan.worker}/health`;
}

/** How each part starts. None needs another to be up; whoever starts them minds the order. */
export function partsOf(stack: Stack, { demo, webDirectory }: PartOptions): Record<PartName, Part> {
  const { directories, plan, secrets, settings } = stack;
  const inside = (name: string): string => join(directories.data, name);
  const part = (name: PartName, start: Part['start']): Part => ({
    name,
    logFile: logFileOf(directories, name),
    start,
  });
  return {
    mariadb: part('mariadb', () => startMariadb({ dir: inside('mysql'), port: plan.mariadb })),
    rtpengine: part('rtpengine', () =>
      startRtpengine({
        dir: inside('rtpengine'),
        port: plan.rtpengine,
        address: stack.host,
        rtpPorts: plan.rtpengineRtp,
      }),
    ),
    kamailio: part('kamailio', () =>
      startKamailio({
        dir: inside('kamailio'),
        config: kamailioOptions(plan, secrets, stack.host),
      }),
    ),
    'media-1': part('media-1', () => startMediaNode(stack, demo)),
    worker: part('worker', () =>
      startTypeScript({
        name: 'the worker',
        args: ['telephony/main.ts'],
        env: workerEnvironment(settings),
        logFile: logFileOf(directories, 'worker'),
        isReady: () => answersHttp(workerUrl(stack)),
      }),
    ),
    web: part('web', () =>
      startNodeProgram({
        name: 'the web app',
        args: [join(webDirectory, 'server.js')],
        env: webEnvironment(settings),
        logFile: logFileOf(directories, 'web'),
        isReady: () => answersHttp(webUrl(stack)),
      }),
    ),
  };
}
