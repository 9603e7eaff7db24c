import type { CallLeg, RecordSource } from './call-leg';
import { parseFreeswitchRecord } from './freeswitch-record';
import { parseKamailioRecord } from './kamailio-record';

export interface StoredRecord {
  nodeId: string;
  source: RecordSource;
  raw: string;
}

/** The legs that one stored record tells of. Throws RecordFault. */
export function readLegs({ nodeId, source, raw }: StoredRecord): CallLeg[] {
  if (source === 'kamailio') return parseKamailioRecord(raw, nodeId);
  return [parseFreeswitchRecord(raw, nodeId)];
}
