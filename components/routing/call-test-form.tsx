'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition, type FormEvent } from 'react';
import { TextField } from '@/components/fields/text-field';
import { TargetNamesProvider, type Named } from '@/components/objects/target-names';
import { CallerFields } from '@/components/routing/caller-fields';
import { MomentField } from '@/components/routing/moment-field';
import { SupposeField } from '@/components/routing/suppose-field';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { addressOf, type Question } from '@/lib/routing/question-rules';

const WORDS = {
  label: 'The call',
  dialed: 'Dialled number',
  dialedHint: 'One of yours, an internal number, or a code such as *97.',
  keys: 'Keys pressed',
  keysHint: 'At one prompt after the other, with a space between. A - lets a prompt time out.',
  test: 'Test the call',
};

const OFFERS = 'call-test-numbers';

type CallTestFormProps = {
  /** As the address has it. */
  asked: Question;
  errors: Readonly<Record<string, string>>;
  /** Numbers to choose from; others can be typed. */
  offers: readonly { value: string; label: string }[];
  names: readonly Named[];
  timeZone: string;
};

/** What is typed; another address, by a link or by going back, replaces it. */
function useQuestion(asked: Question) {
  const address = addressOf(asked);
  const [seen, setSeen] = useState(address);
  const [question, setQuestion] = useState(asked);
  if (seen !== address) {
    setSeen(address);
    setQuestion(asked);
  }
  const set = (changes: Partial<Question>) => setQuestion((known) => ({ ...known, ...changes }));
  return { address, question, set };
}

/** The whole question is the address of the page: what was tested can be sent to a colleague. */
export function CallTestForm({ asked, errors, offers, names, timeZone }: CallTestFormProps) {
  const router = useRouter();
  const pathname = usePathname();
  const form = useRef<HTMLFormElement>(null);
  const [isPending, startTransition] = useTransition();
  const { address, question, set } = useQuestion(asked);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = addressOf(question);
    startTransition(() => {
      if (next === address) router.refresh();
      else router.push(`${pathname}${next}`, { scroll: false });
    });
  };

  return (
    <TargetNamesProvider known={names}>
      <Card aria-label={WORDS.label}>
        <CardBody>
          <form ref={form} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <TextField
              label={WORDS.dialed}
              hint={WORDS.dialedHint}
              error={errors.dialed}
              value={question.dialed}
              required
              maxLength={40}
              list={OFFERS}
              onChange={(dialed) => set({ dialed })}
            />
            <datalist id={OFFERS}>
              {offers.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </datalist>
            <CallerFields question={question} errors={errors} onChange={set} />
            <MomentField
              value={question.at}
              error={errors.at}
              timeZone={timeZone}
              onChange={(at) => set({ at })}
            />
            <TextField
              label={WORDS.keys}
              hint={WORDS.keysHint}
              error={errors.keys}
              value={question.keys}
              maxLength={100}
              onChange={(keys) => set({ keys })}
            />
            <SupposeField
              value={question.suppose}
              error={errors.suppose}
              onChange={(suppose) => set({ suppose })}
            />
            <Button type="submit" variant="primary" busy={isPending}>
              {WORDS.test}
            </Button>
          </form>
        </CardBody>
      </Card>
    </TargetNamesProvider>
  );
}
