'use client';

import { X } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { CallTag } from '@/lib/call-notes/contract';

const WORDS = {
  title: 'Tags',
  none: 'No tags.',
  add: 'Add a tag',
  button: 'Add',
  remove: (name: string) => `Remove the tag ${name}`,
};

type CallTagsProps = {
  callId: string;
  /** Ids of the tags it had when it was opened. */
  value: readonly string[];
  tags: readonly CallTag[];
  canWrite: boolean;
  onTagged: (ids: string[], tags: readonly CallTag[]) => void;
};

const sameName = (name: string) => (tag: CallTag) => tag.name.toLowerCase() === name.toLowerCase();

/** Words that calls are found by again; a new word becomes a tag of the PBX. */
export function CallTags({ callId, value, tags, canWrite, onTagged }: CallTagsProps) {
  const listId = useId();
  const [ids, setIds] = useState(value);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const own = ids.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  const save = async (next: readonly string[], all: readonly CallTag[]) => {
    const body = { tagIds: next };
    const path = `/calls/${encodeURIComponent(callId)}/tags`;
    const { tags: kept } = await callApi<{ tags: string[] }>('PUT', path, { body });
    setIds(kept);
    onTagged(kept, all);
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '' || own.some(sameName(wanted))) return setName('');
    return attempt(async () => {
      const known = tags.find(sameName(wanted));
      const body = { name: wanted };
      const tag = known ?? (await callApi<CallTag>('POST', '/call-tags', { body }));
      await save([...own.map(({ id }) => id), tag.id], known ? tags : [...tags, tag]);
      setName('');
    });
  };
  const remove = (id: string) =>
    attempt(() =>
      save(
        own.filter((tag) => tag.id !== id).map((tag) => tag.id),
        tags,
      ),
    );

  return (
    <section className="grid gap-2" aria-label={WORDS.title}>
      <h3 className="font-semibold">{WORDS.title}</h3>
      {own.length === 0 ? (
        <p className="text-muted-foreground">{WORDS.none}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {own.map((tag) => (
            <li
              key={tag.id}
              className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-md bg-muted pl-2"
            >
              <span className="truncate py-1">{tag.name}</span>
              {canWrite ? (
                <button
                  type="button"
                  aria-label={WORDS.remove(tag.name)}
                  disabled={busy}
                  className="rounded-sm p-1.5 text-muted-foreground hover:text-foreground pointer-coarse:p-3"
                  onClick={() => remove(tag.id)}
                >
                  <X className="size-3.5" aria-hidden />
                </button>
              ) : (
                <span className="pr-1" />
              )}
            </li>
          ))}
        </ul>
      )}
      {canWrite ? (
        <form className="flex gap-2" onSubmit={add}>
          <Input
            size="sm"
            aria-label={WORDS.add}
            placeholder={WORDS.add}
            list={listId}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <datalist id={listId}>
            {tags.map((tag) => (
              <option key={tag.id} value={tag.name}>
                {tag.name}
              </option>
            ))}
          </datalist>
          <Button type="submit" size="sm" busy={busy} disabled={name.trim() === ''}>
            {WORDS.button}
          </Button>
        </form>
      ) : null}
      <FormError>{error}</FormError>
    </section>
  );
}
