import type { Logger } from 'pino';
import type { SwitchPort } from '@/telephony/ports';

export type Headers = Readonly<Record<string, string>>;

/** What a node tells of its own accord; by event subclass. */
export type NewsReaders = Readonly<
  Record<string, (headers: Headers, nodeId: string) => Promise<void>>
>;

/**
 * Nothing is answered: a node that must be sure tells again until it finds what it told in its
 * documents. So a failure here costs seconds, not news.
 */
export function hearNews<P extends Pick<SwitchPort, 'nodeId' | 'onEvent'>>(
  port: P,
  readers: NewsReaders,
  log: Logger,
): P {
  port.onEvent(({ subclass, headers }) => {
    const read = readers[subclass ?? ''];
    read?.(headers, port.nodeId).catch((error: unknown) => {
      log.warn({ err: error, node: port.nodeId, subclass }, 'news of a node were not taken');
    });
  });
  return port;
}
