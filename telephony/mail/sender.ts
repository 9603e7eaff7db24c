import type { Logger } from 'pino';
import { readAll, StorageError, type Storage } from '@/lib/storage/port';
import { voicemailMail, type VoicemailMailConfig } from '@/lib/voicemail-mail/contract';
import { letterOf } from '@/lib/voicemail-mail/letter';
import { asObject } from '@/lib/objects/references';
import { startLoop, type Loop } from '../reconcile/loop';
import type { MailAbout, MailStore, QueuedMail } from '../store/mail-store';
import { fileLetter } from './file-letter';
import { formatLetter, type Letter } from './mime';
import { MailRefused, type Envelope } from './smtp';

export interface MailSenderOptions {
  mails: MailStore;
  storage: Storage;
  /** The address that letters come from. */
  from: string;
  /** Address of the cabinet, as a browser sees it. */
  publicUrl: string;
  /** Undefined: this installation sends no e-mail. */
  send: ((letter: Envelope) => Promise<void>) | undefined;
  log: Logger;
  intervalMs?: number;
}

const INTERVAL_MS = 2000;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** What mail servers usually take, before base 64 makes it a third longer. */
const ATTACHMENT_BYTES_MAX = 12 * 1024 * 1024;

async function attachmentOf(storage: Storage, about: MailAbout): Promise<Letter['attachment']> {
  if (!about.attach || about.bytes > ATTACHMENT_BYTES_MAX) return undefined;
  try {
    const content = await readAll(await storage.get(about.storageKey));
    const stamp = about.receivedAt
      .toISOString()
      .slice(0, 19)
      .replace(/[^0-9]/g, '');
    return { name: `message-${stamp}.wav`, type: 'audio/wav', content };
  } catch (error) {
    // Better a letter without it than none.
    if (error instanceof StorageError && error.kind === 'not_found') return undefined;
    throw error;
  }
}

type Written = Pick<Letter, 'subject' | 'text' | 'date' | 'attachment'>;

async function messageLetter(storage: Storage, about: MailAbout): Promise<Written> {
  const stored: Partial<VoicemailMailConfig> = asObject(about.template);
  const template = { ...voicemailMail.defaults, ...stored } as VoicemailMailConfig;
  const attachment = await attachmentOf(storage, about);
  return {
    ...letterOf(template, about),
    date: about.receivedAt,
    ...(attachment && { attachment }),
  };
}

/** Undefined: what it was about is gone. */
async function write(
  { storage, from, publicUrl }: MailSenderOptions,
  { id, recipient, about, file }: QueuedMail,
): Promise<Envelope | undefined> {
  const written = about
    ? await messageLetter(storage, about)
    : file && (await fileLetter(storage, publicUrl, file));
  if (!written) return undefined;
  const content = formatLetter({
    ...written,
    ...{ from, to: recipient },
    messageId: `${id.replace(/[^a-z0-9_]/g, '.')}@${from.split('@')[1] ?? 'localhost'}`,
  });
  return { from, to: recipient, content };
}

const delayMs = (attempts: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 10));

/** One letter; false when none is due. */
async function sendNext(options: MailSenderOptions): Promise<boolean> {
  const { mails, send, log } = options;
  const mail = send && (await mails.take());
  if (!mail) return false;
  const { id, attempts } = mail;
  try {
    const letter = await write(options, mail);
    if (letter) await send(letter);
    await mails.forget(id);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (error instanceof MailRefused) {
      log.error({ err: error, mail: id }, 'a letter was refused');
      await mails.forget(id);
    } else {
      log.warn({ err: error, mail: id, attempts }, 'a letter waits');
      await mails.postpone(id, delayMs(attempts), words);
    }
  }
  return true;
}

/** Sends what waits in the queue, until it was taken or refused, for two days. */
export function startMailSender(options: MailSenderOptions): Loop {
  return startLoop({
    name: 'mail',
    intervalMs: options.intervalMs ?? INTERVAL_MS,
    log: options.log,
    run: async (signal) => {
      const dropped = await options.mails.dropOld();
      if (dropped > 0 && options.send) options.log.error({ dropped }, 'letters that nobody took');
      while (!signal.aborted && (await sendNext(options)));
    },
  });
}
