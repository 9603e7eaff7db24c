import type { Logger } from 'pino';
import type { Env } from '@/lib/env';
import { openStorage } from '@/lib/storage/open-storage';
import type { Loop } from '../reconcile/loop';
import type { Database } from '../store/database';
import { createMailStore } from '../store/mail-store';
import { startMailSender } from './sender';
import { parseSmtpUrl, sendMail } from './smtp';

/** E-mail of the role `control`, as the environment says. */
export function startMail({
  env,
  database,
  log,
}: {
  env: Env;
  database: Database;
  log: Logger;
}): Loop {
  const server = env.SMTP_URL === undefined ? undefined : parseSmtpUrl(env.SMTP_URL);
  return startMailSender({
    mails: createMailStore(database),
    storage: openStorage(env),
    from: env.MAIL_FROM,
    publicUrl: env.APP_PUBLIC_URL,
    send: server && ((letter) => sendMail(server, letter)),
    log,
  });
}
