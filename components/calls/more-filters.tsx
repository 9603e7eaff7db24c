'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { DurationRange } from '@/components/calls/duration-range';
import { TargetField } from '@/components/fields/target-field';
import { nameOf, TargetNamesProvider, type Named } from '@/components/objects/target-names';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useUrlFilter } from '@/components/use-url-filter';
import type { CallTag } from '@/lib/call-notes/contract';

const WORDS = {
  extension: 'Extension',
  group: 'Ring group',
  queue: 'Queue',
  agent: 'Agent of a queue',
  menu: 'Menu',
  number: 'Number of the PBX',
  numberHint: 'Number or label',
  tag: 'Tag',
  talked: 'Talked',
  waited: 'Waited',
  recorded: 'Recording',
  voicemail: 'Message in a voicemail box',
  rating: 'Rating by the caller',
  match: 'Where the number is searched',
  any: 'All calls',
  anywhere: 'Anywhere in it',
  none: 'Nothing fits',
  failed: 'The search did not answer. Try again.',
  list: 'What fits',
};

const CHOICES = {
  match: { start: 'At the start', end: 'At the end', exact: 'The whole number' },
  recorded: { true: 'Recorded', false: 'Not recorded' },
  voicemail: { true: 'Left a message', false: 'Left no message' },
  rating: { 5: '5 of 5', 4: '4 of 5', 3: '3 of 5', 2: '2 of 5', 1: '1 of 5' },
};

const TARGETS = [
  ['extensionId', 'extension', WORDS.extension],
  ['groupId', 'ring_group', WORDS.group],
  ['queueId', 'queue', WORDS.queue],
  ['agentId', 'agent', WORDS.agent],
  ['menuId', 'menu', WORDS.menu],
] as const;

type NumberRow = { id: string; e164: string; label: string | null };

function NumberFilter({ known }: { known: readonly Named[] }) {
  const { get, set } = useUrlFilter();
  const id = get('numberId');
  const named = known.find((one) => one.id === id);
  return (
    <Field label={WORDS.number}>
      {(control) => (
        <Combobox
          control={control}
          shown={named ? nameOf(named) : id}
          placeholder={WORDS.numberHint}
          listLabel={WORDS.list}
          noneLabel={WORDS.none}
          failedLabel={WORDS.failed}
          load={async (text, signal) => {
            const query = new URLSearchParams({ limit: '20', ...(text && { q: text }) });
            const path = `/numbers?${query}`;
            const { items } = await callApi<{ items: NumberRow[] }>('GET', path, { signal });
            return items.map(({ id: key, e164, label }) => ({ id: key, label: e164, note: label }));
          }}
          onPick={(option) => set({ numberId: option?.id ?? '' })}
        />
      )}
    </Field>
  );
}

function Choice({ name, label }: { name: keyof typeof CHOICES; label: string }) {
  const { get, set } = useUrlFilter();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={get(name)}
          onChange={(event) => set({ [name]: event.target.value })}
        >
          <option value="">{name === 'match' ? WORDS.anywhere : WORDS.any}</option>
          {Object.entries(CHOICES[name]).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function TagFilter() {
  const { get, set } = useUrlFilter();
  const [tags, setTags] = useState<readonly CallTag[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    callApi<{ items: CallTag[] }>('GET', '/call-tags', { signal: abort.signal }).then(
      ({ items }) => setTags(items),
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  return (
    <Field label={WORDS.tag}>
      {(control) => (
        <Select
          {...control}
          value={tags.some(({ id }) => id === get('tagId')) ? get('tagId') : ''}
          onChange={(event) => set({ tagId: event.target.value })}
        >
          <option value="">{WORDS.any}</option>
          {tags.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

type MoreFiltersProps = { known: readonly Named[]; canSeeNumbers: boolean };

/** The filters that are needed less often; loaded when somebody asks for them. */
export function MoreFilters({ known, canSeeNumbers }: MoreFiltersProps) {
  const { get, set } = useUrlFilter();
  return (
    <TargetNamesProvider known={known}>
      <div className="grid gap-4 rounded-lg border bg-card p-4 sm:grid-cols-2 lg:grid-cols-3">
        {TARGETS.map(([name, kind, label]) => (
          <TargetField
            key={name}
            label={label}
            kinds={[kind]}
            value={get(name) || null}
            onChange={(id) => set({ [name]: id ?? '' })}
          />
        ))}
        {canSeeNumbers ? <NumberFilter known={known} /> : null}
        <Choice name="match" label={WORDS.match} />
        <DurationRange label={WORDS.talked} least="minTalkSeconds" most="maxTalkSeconds" />
        <DurationRange label={WORDS.waited} least="minWaitSeconds" most="maxWaitSeconds" />
        <TagFilter />
        <Choice name="recorded" label={WORDS.recorded} />
        <Choice name="voicemail" label={WORDS.voicemail} />
        <Choice name="rating" label={WORDS.rating} />
      </div>
    </TargetNamesProvider>
  );
}
