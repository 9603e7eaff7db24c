import type { VoicemailMailConfig } from './contract';
import { filled, type Placeholder } from './rules';

/** What a letter says about one message. */
export interface MessageFacts {
  callerNumber: string;
  callerName: string | null;
  boxName: string;
  pbxName: string;
  seconds: number;
  receivedAt: Date;
  /** IANA. */
  timezone: string;
  /** BCP 47. */
  language: string;
}

const length = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function time({ receivedAt, timezone, language }: MessageFacts): string {
  const format = { dateStyle: 'full', timeStyle: 'long', timeZone: timezone } as const;
  return new Intl.DateTimeFormat(language, format).format(receivedAt);
}

/** A caller's name may be anything; here it is one line of text. */
const line = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** Pure. */
export function letterOf(
  { subject, text }: VoicemailMailConfig,
  message: MessageFacts,
): { subject: string; text: string } {
  const facts: Record<Placeholder, string> = {
    caller: line(message.callerNumber) || '–',
    name: line(message.callerName ?? ''),
    box: line(message.boxName),
    length: length(message.seconds),
    time: time(message),
    pbx: line(message.pbxName),
  };
  return { subject: line(filled(subject, facts)), text: filled(text, facts) };
}
