import pino, { type Logger } from 'pino';
import { env } from './env';

let made: Logger | undefined;

/**
 * One line of JSON per event on standard output. What a person typed appears as a value only, never
 * inside a message; secrets are not given to the log at all.
 */
export function log(): Logger {
  made ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return made;
}
