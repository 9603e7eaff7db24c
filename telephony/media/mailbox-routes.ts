import { pipeline } from 'node:stream/promises';
import { StorageError, type Storage } from '@/lib/storage/port';
import { HttpRefusal, readBody, requireBearer, respond } from '../http/respond';
import type { Handler } from '../http/server';
import type { VoicemailStore } from '../store/voicemail-store';
import { readMailboxAction, type MailboxAction } from './mailbox-action';

export interface MailboxRoutesOptions {
  token: string;
  voicemail: VoicemailStore;
  storage: Storage;
  /** The nodes' lists have changed, and lamps with them. */
  onChange: () => void;
}

const ACTION_BYTES_MAX = 4096;
const UNPROCESSABLE = 422;

function parse(text: string): MailboxAction {
  try {
    return readMailboxAction(text);
  } catch (error) {
    throw new HttpRefusal(UNPROCESSABLE, `action: ${String(error).slice(0, 500)}`);
  }
}

async function open(storage: Storage, key: string) {
  try {
    return await storage.get(key);
  } catch (error) {
    if (error instanceof StorageError && error.kind === 'not_found') {
      throw new HttpRefusal(404, 'Its file is not there any more.');
    }
    throw error;
  }
}

/** What media nodes ask about voicemail boxes, behind the shared token. */
export function mailboxRoutes(options: MailboxRoutesOptions): Map<string, Handler> {
  const { token, voicemail, storage, onChange } = options;
  const takeAction: Handler = async (request, response) => {
    requireBearer(request, token);
    const action = parse(await readBody(request, ACTION_BYTES_MAX));
    if ((await voicemail.act(action)) === 'no_box') {
      throw new HttpRefusal(UNPROCESSABLE, `unknown_box: there is no ${action.box_id}`);
    }
    onChange();
    respond(response, 200, { ok: true });
  };
  const sendMessage: Handler = async (request, response, url) => {
    requireBearer(request, token);
    const file = await voicemail.file(url.searchParams.get('id') ?? '');
    if (!file) throw new HttpRefusal(404, 'There is no such message.');
    const body = await open(storage, file.storageKey);
    response.writeHead(200, { 'Content-Type': 'audio/wav', 'Content-Length': file.bytes });
    await pipeline(body, response);
  };
  return new Map([
    ['POST /media/mailbox', takeAction],
    ['GET /media/message', sendMessage],
  ]);
}
