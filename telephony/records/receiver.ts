import type { Logger } from 'pino';
import { HttpRefusal } from '../http/respond';
import type { RecordStore } from '../store/record-store';
import type { NewLeg } from '../store/record-store-legs';
import type { Backlog } from './backlog';
import { RecordFault } from './call-leg';
import { parseFreeswitchRecord } from './freeswitch-record';

export interface ReceiverOptions {
  records: Pick<RecordStore, 'insert'>;
  /** A leg was stored that was not there: its call's row is due. */
  onStored: () => void;
  backlog?: Backlog;
  log: Logger;
}

/** 200: it is safe in the database, or was already. 422: it can never be stored, for the reason given. */
export type RecordAnswer = { status: 200 } | { status: 422; error: string };

/** Records of one media node, one text each; an answer for each, in their order. */
export type ReceiveRecords = (
  nodeId: string,
  texts: readonly string[],
) => Promise<readonly RecordAnswer[]>;

const NODE_ID = /^[A-Za-z0-9_-]{1,32}$/;
const UNPROCESSABLE = 422;
const TAKEN: RecordAnswer = { status: 200 };

const refused = (error: string): RecordAnswer => ({ status: UNPROCESSABLE, error });

function parse(nodeId: string, text: string): NewLeg | RecordAnswer {
  try {
    const leg = parseFreeswitchRecord(text, nodeId);
    const { id, callId, tenantId, source } = leg;
    return { id, callId, tenantId, nodeId, source, raw: text, legs: [leg] };
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    return refused(`${error.code}: ${error.message}`);
  }
}

/**
 * For `POST /records/freeswitch?node=<id>` (token and size are checked there). A known leg is taken
 * again without a word. Rejecting means: nothing of it is stored for sure, send all of it again.
 */
export function createReceiver({
  records,
  onStored,
  backlog,
  log,
}: ReceiverOptions): ReceiveRecords {
  return async (nodeId, texts) => {
    if (!NODE_ID.test(nodeId)) {
      throw new HttpRefusal(UNPROCESSABLE, 'node: not the id of a node');
    }
    await backlog?.room();
    const parsed = texts.map((text) => parse(nodeId, text));
    const legs = parsed.filter((one): one is NewLeg => 'legs' in one);
    const { stored, strangers } = await records.insert(legs);
    backlog?.added(stored);
    if (stored > 0) onStored();
    const known = legs.length - strangers.length - stored;
    if (known > 0) log.debug({ known, nodeId }, 'known records came again');
    const unknown = new Set(strangers.map((place) => legs[place]));
    return parsed.map((one) => {
      if ('status' in one) return one;
      if (!unknown.has(one)) return TAKEN;
      return refused(`unknown_tenant: there is no tenant ${one.tenantId}`);
    });
  };
}

/** One record; throws HttpRefusal 422 for what can never be stored. */
export async function receiveOne(
  receive: ReceiveRecords,
  nodeId: string,
  text: string,
): Promise<void> {
  const [answer] = await receive(nodeId, [text]);
  if (answer?.status === UNPROCESSABLE) throw new HttpRefusal(UNPROCESSABLE, answer.error);
}
