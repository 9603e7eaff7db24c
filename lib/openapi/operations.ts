import * as agents from '@/lib/agents/contract';
import * as audit from '@/lib/audit-trail/contract';
import * as blockList from '@/lib/block-list/contract';
import * as brands from '@/lib/brands/contract';
import * as callbacks from '@/lib/callbacks/contract';
import * as callNotes from '@/lib/call-notes/contract';
import * as calls from '@/lib/calls/contract';
import * as conferenceLive from '@/lib/conferences/live-contract';
import * as devices from '@/lib/devices/contract';
import * as exportFiles from '@/lib/exports/contract';
import * as extensionsBulk from '@/lib/extensions/bulk-contract';
import * as extensions from '@/lib/extensions/contract';
import * as holidays from '@/lib/holidays/contract';
import type { Method, Operation } from '@/lib/http/operation';
import * as me from '@/lib/me/contract';
import * as mediaNodes from '@/lib/media-nodes/contract';
import * as numbers from '@/lib/numbers/contract';
import * as objects from '@/lib/objects/contract';
import { OBJECT_KINDS, SINGLETON_KINDS } from '@/lib/objects/registry';
import { singletonOperations } from '@/lib/objects/singleton-contract';
import * as queueLive from '@/lib/queues/live-contract';
import * as reports from '@/lib/reports/contract';
import * as routing from '@/lib/routing/contract';
import * as savedViews from '@/lib/saved-views/contract';
import * as schedules from '@/lib/schedules/contract';
import * as sessions from '@/lib/sessions/contract';
import * as recordings from '@/lib/recordings/contract';
import * as recordingSharing from '@/lib/recordings/share-contract';
import * as services from '@/lib/services/contract';
import * as sounds from '@/lib/sounds/contract';
import * as storedFiles from '@/lib/stored-files/contract';
import * as sync from '@/lib/sync/contract';
import * as tenants from '@/lib/tenants/contract';
import * as tokens from '@/lib/tokens/contract';
import * as trunks from '@/lib/trunks/contract';
import * as users from '@/lib/users/contract';
import * as voicemailMessages from '@/lib/voicemails/message-contract';
import * as openapi from './contract';

/** In the order of the document. A test walks app/api/v1 and finds an operation that is missing here. */
const CONTRACTS: readonly object[] = [
  me,
  sessions,
  tenants,
  extensions,
  extensionsBulk,
  devices,
  numbers,
  objects,
  ...OBJECT_KINDS.map(objects.objectOperations),
  ...SINGLETON_KINDS.map(singletonOperations),
  agents,
  queueLive,
  conferenceLive,
  routing,
  schedules,
  holidays,
  blockList,
  services,
  sounds,
  storedFiles,
  recordings,
  recordingSharing,
  voicemailMessages,
  calls,
  exportFiles,
  savedViews,
  callNotes,
  callbacks,
  reports,
  users,
  tokens,
  sync,
  audit,
  mediaNodes,
  trunks,
  brands,
  openapi,
];

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** By path, then by method: a module's own order depends on who loads it. */
function byPlace(left: Operation, right: Operation): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1;
  return METHODS.indexOf(left.method) - METHODS.indexOf(right.method);
}

/** Everything the API can do. */
export const OPERATIONS: readonly Operation[] = CONTRACTS.flatMap((contract) =>
  Object.values(contract).filter(isOperation).sort(byPlace),
);
