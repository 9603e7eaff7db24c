'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { kindWord } from '@/components/destinations/target-words';
import { TargetPicker } from '@/components/objects/target-picker';
import { uniqueOwners } from '@/components/objects/unique-owners';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import type { Reference } from '@/lib/objects/contract';

const WORDS = {
  remove: (one: string) => `Remove ${one.toLowerCase()}`,
  title: (name: string) => `Remove ${name}?`,
  cancel: 'Cancel',
  usedBy: 'It is used by:',
  repoint: 'What leads here shall lead to',
  repointHint: 'Calls must not end nowhere: choose who takes over.',
  done: (name: string) => `${name} was removed.`,
};

export type RemovedObject = {
  /** Of the list, in the cabinet and in the API: `ring-groups`. */
  path: string;
  /** `ring_group` */
  kind: string;
  /** `Ring group` */
  one: string;
  id: string;
  version: number;
  /** As it is called in the question. */
  name: string;
  text: string;
  references: readonly Reference[];
};

function UsedBy({ owners }: { owners: readonly Reference[] }) {
  return (
    <div className="grid gap-1">
      <p>{WORDS.usedBy}</p>
      <ul className="max-h-40 divide-y overflow-y-auto rounded-md border text-table" tabIndex={0}>
        {owners.map((owner) => (
          <li key={owner.id} className="flex justify-between gap-3 px-3 py-1.5">
            <span className="truncate tabular-nums">{owner.name}</span>
            <span className="text-meta text-muted-foreground">{kindWord(owner.kind)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type RemoveObjectDialogProps = RemovedObject & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Asks, and where something leads here, who takes over. */
export function RemoveObjectDialog(props: RemoveObjectDialogProps) {
  const router = useRouter();
  const [heir, setHeir] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const owners = uniqueOwners(props.references).filter(({ id }) => id !== props.id);

  const remove = async () => {
    setError(null);
    const query = heir ? `?repoint=${encodeURIComponent(heir)}` : '';
    try {
      await callApi('DELETE', `/${props.path}/${props.id}${query}`, { version: props.version });
      toast(WORDS.done(props.name));
      router.push(`/settings/${props.path}`);
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={WORDS.title(props.name)}
      description={props.text}
      confirmLabel={WORDS.remove(props.one)}
      cancelLabel={WORDS.cancel}
      danger
      error={error}
      onConfirm={remove}
    >
      {owners.length > 0 ? (
        <>
          <UsedBy owners={owners} />
          <Field label={WORDS.repoint} hint={WORDS.repointHint}>
            {(control) => (
              <TargetPicker
                control={control}
                kinds={[props.kind]}
                value={heir}
                except={[props.id]}
                onPick={setHeir}
              />
            )}
          </Field>
        </>
      ) : null}
    </ConfirmDialog>
  );
}
