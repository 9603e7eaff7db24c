import type { MediaNode as MediaNodeRow } from '@/lib/db/generated/client';
import { MEDIA_NODE_STATES, type MediaNode } from './contract';

function stateOf(text: string): MediaNode['state'] {
  return MEDIA_NODE_STATES.find((state) => state === text) ?? 'disabled';
}

/** Never the password. */
export function toMediaNode(row: MediaNodeRow, behind: number): MediaNode {
  const { id, name, kind, softwareVersion, connected, lastError, version } = row;
  const { sipHost, sipPort, eslHost, eslPort } = row;
  return {
    ...{ id, name, kind, softwareVersion, connected, lastError, version },
    ...{ sipHost, sipPort, eslHost, eslPort, behind },
    state: stateOf(row.state),
    appliedSeq: row.appliedSeq.toString(),
    lastAckAt: row.lastAckAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
