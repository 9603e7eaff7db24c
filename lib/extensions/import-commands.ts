import { changesOf } from '@/lib/audit/append';
import type { Extension as ExtensionRow } from '@/lib/db/generated/client';
import type { TenantScope } from '@/lib/access/scope';
import { writeExtensions } from '@/lib/db/extension-rows';
import { db } from '@/lib/db/prisma';
import { fault, notFound, type FieldError } from '@/lib/http/fault';
import { foreignNumbers, type ShownNumber } from '@/lib/numbers/own-numbers';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { emergencyFault } from '@/lib/outgoing/emergency';
import { newId } from '@/lib/shared/ids';
import type { ImportResult } from './bulk-contract';
import { AUDITED } from './commands';
import { parseExtensionsCsv, type CsvExtension } from './csv';

type Audited = Pick<ExtensionRow, (typeof AUDITED)[number]>;

interface ImportPlan {
  created: CsvExtension[];
  updated: { before: ExtensionRow; row: CsvExtension }[];
  unchanged: number;
}

/** A number that is known is changed, where it differs; another one is created. Pure. */
export function planImport(
  rows: readonly CsvExtension[],
  existing: readonly ExtensionRow[],
): ImportPlan {
  const byNumber = new Map(existing.map((row) => [row.number, row]));
  const plan: ImportPlan = { created: [], updated: [], unchanged: 0 };
  for (const row of rows) {
    const before = byNumber.get(row.number);
    const { line: _, ...fields } = row;
    if (!before) plan.created.push(row);
    else if (Object.keys(changesOf(AUDITED, before, { ...before, ...fields })).length > 0) {
      plan.updated.push({ before, row });
    } else plan.unchanged += 1;
  }
  return plan;
}

/** Short numbers of extensions and of everything else are one plan. */
async function requireFreeOfObjects(
  { tx, tenant }: TenantChange,
  rows: readonly CsvExtension[],
): Promise<void> {
  const number = { in: rows.map((row) => row.number) };
  const where = { tenantId: tenant.id, number };
  const holders = await tx.pbxObject.findMany({ where, select: { number: true, name: true } });
  const names = new Map(holders.map((holder) => [holder.number, holder.name]));
  const errors = rows.flatMap(({ number: own, line }) => {
    const name = names.get(own);
    const message =
      name === undefined
        ? emergencyFault(own, tenant.countryCode)
        : `${own} belongs to ${name} already.`;
    return message === undefined ? [] : [{ field: 'number', line, message }];
  });
  requireNoErrors(errors);
}

function requireNoErrors(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw fault('invalid_csv', { public: 'Some lines have errors; nothing was changed.', errors });
}

const NEW = { email: null, enabled: true, ringTimeoutSeconds: 30, outboundCallerId: null };

/** Numbers that extensions are to show from now on. */
function shownBy({ created, updated }: ImportPlan): ShownNumber[] {
  const fresh = updated.filter(
    ({ before, row }) => row.outboundCallerId !== before.outboundCallerId,
  );
  return [...created, ...fresh.map(({ row }) => row)].map(({ outboundCallerId: e164, line }) => ({
    ...{ field: 'outbound_caller_id', e164, line },
  }));
}

async function applyPlan(change: TenantChange, plan: ImportPlan) {
  const { tx, tenant, revision, record } = change;
  await requireFreeOfObjects(change, plan.created);
  requireNoErrors(await foreignNumbers(change, shownBy(plan)));
  const created = plan.created.map(({ line: _, ...fields }) => ({
    before: null,
    after: { ...NEW, ...fields, id: newId('extension'), tenantId: tenant.id, revision },
  }));
  const updated = plan.updated.map(({ before, row: { line: _, ...fields } }) => ({
    before,
    after: { ...before, ...fields, revision },
  }));
  const changed = [...created, ...updated];
  await writeExtensions(
    tx,
    changed.map(({ after }) => after),
  );
  await record(
    ...changed.map(({ before, after }) => ({
      kind: 'extension' as const,
      id: after.id,
      action: before ? 'extension.update' : 'extension.create',
      changes: changesOf<Audited>(AUDITED, before, after),
    })),
  );
}

function counted({ created, updated, unchanged }: ImportPlan, dryRun: boolean): ImportResult {
  return { dryRun, created: created.length, updated: updated.length, unchanged };
}

/** One transaction, one revision. One bad line and nothing is done; a dry run only checks and counts. */
export async function importExtensions(
  scope: TenantScope,
  csv: string,
  dryRun: boolean,
): Promise<ImportResult> {
  const { tenantId } = scope;
  const tenant = await db().tenant.findUnique({ where: { id: tenantId } });
  if (!tenant) throw notFound('PBX');
  const rows = parseExtensionsCsv(csv, tenant.extensionDigits);
  const existing = await db().extension.findMany({ where: { tenantId } });
  const preview = planImport(rows, existing);
  if (dryRun || preview.created.length + preview.updated.length === 0) {
    return counted(preview, dryRun);
  }
  return changeTenant(scope, async (change) => {
    // Again: only now nobody else can change this PBX.
    const now = await change.tx.extension.findMany({ where: { tenantId } });
    const plan = planImport(rows, now);
    await applyPlan(change, plan);
    return counted(plan, false);
  });
}
