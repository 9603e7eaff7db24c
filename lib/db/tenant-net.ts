import { Prisma } from './generated/client';

type Scalars<M extends Prisma.ModelName> = Prisma.TypeMap['model'][M]['payload']['scalars'];

/** A model with a tenantId that cannot be null belongs to one PBX. */
type TenantModel = {
  [M in Prisma.ModelName]: Scalars<M> extends { tenantId: infer T }
    ? null extends T
      ? never
      : M
    : never;
}[Prisma.ModelName];
type GlobalModel = Exclude<Prisma.ModelName, TenantModel>;

/** The compiler compares both lists with the schema: a new model must be in the right one. */
const TENANT: Record<TenantModel, true> = {
  AgentState: true,
  AgentStateLog: true,
  BlockEntry: true,
  BlockList: true,
  Call: true,
  CallFacet: true,
  CallJourney: true,
  CallNote: true,
  CallNumber: true,
  CallRollup: true,
  CallTag: true,
  Callback: true,
  ConfigDocument: true,
  Device: true,
  DeviceRegistration: true,
  ExportJob: true,
  ExportPart: true,
  Extension: true,
  Leg: true,
  MailQueue: true,
  Number: true,
  ObjectReference: true,
  Outbox: true,
  PbxObject: true,
  Recording: true,
  SavedView: true,
  RollupState: true,
  ServiceRequest: true,
  StorageUsage: true,
  StoredFile: true,
  SyncRefusal: true,
  SyncStatus: true,
  VoicemailLamp: true,
  VoicemailMessage: true,
};
const GLOBAL: Record<GlobalModel, true> = {
  AuditEvent: true,
  Brand: true,
  ConfigEntry: true,
  ConfigSequence: true,
  HostName: true,
  IdempotencyKey: true,
  MediaNode: true,
  Membership: true,
  Platform: true,
  Reseller: true,
  Session: true,
  SignInGuard: true,
  Tenant: true,
  Token: true,
  Trunk: true,
  TrunkState: true,
  User: true,
  WorkerCounter: true,
};

export const TENANT_MODELS: ReadonlySet<string> = new Set(Object.keys(TENANT));
export const GLOBAL_MODELS: ReadonlySet<string> = new Set(Object.keys(GLOBAL));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTenantIds(value: unknown): boolean {
  if (isObject(value)) return Array.isArray(value.in) && value.in.every(isTenantIds);
  return typeof value === 'string' && value !== '';
}

/** `tenantId: 'ten_…'`, a list of them, or the same in a compound key such as `tenantId_number`. */
function namesTenant(part: unknown): boolean {
  if (!isObject(part)) return false;
  if (isTenantIds(part.tenantId)) return true;
  return Object.entries(part).some(
    ([key, value]) => key.startsWith('tenantId_') && isObject(value) && namesTenant(value),
  );
}

/** Why a query may not run, or undefined. Pure. */
export function tenantFault(model: string, operation: string, args: unknown): string | undefined {
  if (!TENANT_MODELS.has(model)) return undefined;
  const given = isObject(args) ? args : {};
  const needsWhere = !operation.startsWith('create');
  if (needsWhere && !namesTenant(given.where)) return `${model}.${operation}: no tenantId in where`;
  const written = operation === 'upsert' ? given.create : given.data;
  if (operation !== 'upsert' && !operation.startsWith('create')) return undefined;
  const rows: unknown[] = Array.isArray(written) ? written : [written];
  return rows.every(namesTenant) ? undefined : `${model}.${operation}: no tenantId in data`;
}

/** The third net of tenancy: it throws where the code forgot the tenant. */
export const tenantNet = Prisma.defineExtension({
  name: 'tenant-net',
  query: {
    $allModels: {
      $allOperations({ model, operation, args, query }) {
        const fault = tenantFault(model, operation, args);
        if (fault) throw new Error(`tenant net: ${fault}`);
        return query(args);
      },
    },
  },
});
