import { requireAccess } from '@/lib/access/require-scope';
import type { TenantScope } from '@/lib/access/scope';
import { listCallbacks as callbacksOperation } from '@/lib/callbacks/contract';
import { countCallbacks, listCallbacks } from '@/lib/callbacks/queries';
import { listCalls as callsOperation } from '@/lib/calls/contract';
import { listCalls } from '@/lib/calls/queries';
import { listExtensions as extensionsOperation, type Extension } from '@/lib/extensions/contract';
import { listExtensions } from '@/lib/extensions/queries';
import { listMediaNodes } from '@/lib/media-nodes/queries';
import { listNumbers as numbersOperation } from '@/lib/numbers/contract';
import { listNumbers } from '@/lib/numbers/queries';
import { readHomeFigures } from '@/lib/reports/home';
import { listRouteProblems } from '@/lib/routing/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const RECENT = 8;
const SHOWN = 10;
const MOST = 200;

export const isOnline = (extension: Extension) =>
  extension.enabled && extension.devices.some((device) => device.enabled && device.registered);

/** The latest of those whom the team missed, and how many there are. */
async function toCallBackOf(scope: TenantScope) {
  const [{ items }, { open }] = await Promise.all([
    listCallbacks(scope, callbacksOperation.query.parse({ limit: RECENT })),
    countCallbacks(scope),
  ]);
  return { callbacks: items, open };
}

async function nodesOf() {
  const { organisation } = await requireAccess();
  if (organisation?.kind !== 'platform') return null;
  return (await listMediaNodes(organisation, { limit: MOST })).items;
}

/** What Home shows. Every read is one page of an index, however much is stored. */
export async function readHome(scope: TenantScope) {
  const tenant = await getOwnTenant(scope);
  const may = (permission: Parameters<typeof scope.permissions.has>[0]) =>
    scope.permissions.has(permission);
  const [figures, calls, toCallBack, extensions, numbers, problems, nodes] = await Promise.all([
    readHomeFigures(scope, tenant.timezone, Date.now()),
    listCalls(scope, callsOperation.query.parse({ limit: RECENT })),
    may('calls:read') ? toCallBackOf(scope) : null,
    listExtensions(scope, extensionsOperation.query.parse({ limit: MOST })),
    may('numbers:read') ? listNumbers(scope, numbersOperation.query.parse({ limit: MOST })) : null,
    may('numbers:read') ? listRouteProblems(scope) : null,
    nodesOf(),
  ]);
  const online = extensions.items.filter(isOnline);
  const others = extensions.items.filter((extension) => !isOnline(extension));
  const hasCall = calls.items.some(({ simulated }) => !simulated);
  return {
    tenant,
    nodes,
    today: figures,
    calls: calls.items,
    toCallBack,
    /** Those who can be reached first. */
    shown: [...online, ...others].slice(0, SHOWN),
    offline: others.filter(({ enabled }) => enabled),
    /** Fewer than all are known of a PBX with more than one page. */
    isComplete: extensions.nextCursor === null,
    problems: problems?.items ?? [],
    steps: {
      hasExtension: extensions.items.length > 0,
      // Whoever has called had a phone that was online.
      hasOnline: online.length > 0 || hasCall,
      hasNumber: numbers === null || numbers.items.length > 0,
      hasCall,
    },
  };
}

export type HomeData = Awaited<ReturnType<typeof readHome>>;
