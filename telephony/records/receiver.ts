import type { Logger } from 'pino';
import { HttpRefusal } from '../http/respond';
import type { RecordStore } from '../store/record-store';
import { RecordFault, type CallLeg } from './call-leg';
import { parseFreeswitchRecord } from './freeswitch-record';

export interface ReceiverOptions {
  records: RecordStore;
  /** A leg was stored that was not there: its call's row is due. */
  onStored: () => void;
  log: Logger;
}

/** Takes one record of a media node; resolves when it is safe in the database. */
export type ReceiveRecord = (nodeId: string, body: string) => Promise<void>;

const NODE_ID = /^[A-Za-z0-9_-]{1,32}$/;
const UNPROCESSABLE = 422;

function parse(nodeId: string, body: string): CallLeg {
  if (!NODE_ID.test(nodeId)) throw new HttpRefusal(UNPROCESSABLE, 'node: not the id of a node');
  try {
    return parseFreeswitchRecord(body, nodeId);
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    throw new HttpRefusal(UNPROCESSABLE, `${error.code}: ${error.message}`);
  }
}

/**
 * For `POST /records/freeswitch?node=<id>` (token and size are checked there). A known leg is taken
 * again without a word. Throws HttpRefusal 422 for what can never be stored; any other error means:
 * not stored, send it again.
 */
export function createReceiver({ records, onStored, log }: ReceiverOptions): ReceiveRecord {
  return async (nodeId, body) => {
    const leg = parse(nodeId, body);
    const { id, callId, tenantId, source } = leg;
    const record = { id, callId, tenantId, nodeId, source, raw: body };
    const stored = await records.insertLeg({ ...record, legs: [leg] });
    if (stored === 'no_tenant') {
      throw new HttpRefusal(UNPROCESSABLE, `unknown_tenant: there is no tenant ${tenantId}`);
    }
    if (stored === 'stored') onStored();
    else log.debug({ leg: id, nodeId }, 'a known record came again');
  };
}
