'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { formatDate } from '@/components/format';
import { chooseTenant } from '@/components/frame/choose-tenant';
import { SyncBadge } from '@/components/sync/sync-badge';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { Tenant } from '@/lib/tenants/contract';

const WORDS = {
  actions: 'Actions for',
  open: 'Open this PBX',
  suspend: 'Suspend…',
  activate: 'Activate',
  remove: 'Delete…',
  cancel: 'Cancel',
  active: 'Active',
  suspended: 'Suspended',
  suspendTitle: (name: string) => `Suspend ${name}?`,
  suspendText: 'No calls, no registrations and no access for its users, until it is activated.',
  suspendConfirm: 'Suspend',
  removeTitle: (name: string) => `Delete ${name} and everything in it?`,
  removeText:
    'Extensions, devices, numbers, users, tokens and the call log go, and every trace on the switches. This cannot be undone.',
  removeConfirm: 'Delete for good',
  typed: (slug: string) => `Type “${slug}” to confirm`,
  removed: (name: string) => `${name} was deleted.`,
};

type TenantRowProps = { tenant: Tenant; timeZone: string; canWrite: boolean };

export function TenantRow({ tenant, timeZone, canWrite }: TenantRowProps) {
  const router = useRouter();
  const [question, setQuestion] = useState<'suspend' | 'remove' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const path = `/tenants/${tenant.id}`;
  const { version } = tenant;
  const isRemoving = question === 'remove';

  const setStatus = (status: Tenant['status']) =>
    callApi<Tenant>('PATCH', path, { body: { status }, version });

  const remove = async () => {
    await callApi('DELETE', path, { version });
    toast(WORDS.removed(tenant.name));
  };

  const run = async (act: () => Promise<unknown>) => {
    setError(null);
    try {
      await act();
      setQuestion(null);
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  const actions: Action[] = [
    { label: WORDS.open, onSelect: () => chooseTenant(tenant.id) },
    tenant.status === 'active'
      ? { label: WORDS.suspend, onSelect: () => setQuestion('suspend') }
      : { label: WORDS.activate, onSelect: () => void run(() => setStatus('active')) },
    { label: WORDS.remove, danger: true, apart: true, onSelect: () => setQuestion('remove') },
  ];

  return (
    <Row>
      <Cell>
        <button
          type="button"
          className="rounded-sm text-left font-medium hover:underline"
          onClick={() => chooseTenant(tenant.id)}
        >
          {tenant.name}
        </button>
        {error && question === null ? <span className="block text-danger">{error}</span> : null}
      </Cell>
      <Cell className="font-mono">{tenant.sipDomain}</Cell>
      <Cell>
        {tenant.status === 'active' ? (
          <StatusDot tone="success">{WORDS.active}</StatusDot>
        ) : (
          <StatusDot tone="warning">{WORDS.suspended}</StatusDot>
        )}
      </Cell>
      <Cell className="whitespace-nowrap">{formatDate(tenant.createdAt, timeZone)}</Cell>
      <Cell>
        <SyncBadge kind="tenant" id={tenant.id} sync={tenant.sync} />
      </Cell>
      <Cell className="text-right">
        {canWrite ? (
          <ActionMenu label={`${WORDS.actions} ${tenant.name}`} actions={actions} />
        ) : null}
        <ConfirmDialog
          open={question !== null}
          onOpenChange={() => setQuestion(null)}
          title={isRemoving ? WORDS.removeTitle(tenant.name) : WORDS.suspendTitle(tenant.name)}
          description={isRemoving ? WORDS.removeText : WORDS.suspendText}
          confirmLabel={isRemoving ? WORDS.removeConfirm : WORDS.suspendConfirm}
          cancelLabel={WORDS.cancel}
          danger
          error={error}
          onConfirm={() => run(isRemoving ? remove : () => setStatus('suspended'))}
          {...(isRemoving
            ? { typed: { label: WORDS.typed(tenant.slug), expected: tenant.slug } }
            : {})}
        />
      </Cell>
    </Row>
  );
}
