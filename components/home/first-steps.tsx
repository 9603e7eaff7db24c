import { Check, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';

export type FirstSteps = {
  hasExtension: boolean;
  hasOnline: boolean;
  hasNumber: boolean;
  hasCall: boolean;
};

const WORDS = {
  title: 'Your first call',
  note: 'Four steps. Each one ticks itself.',
  done: 'Done:',
  steps: [
    {
      done: 'hasExtension',
      title: 'Create an extension',
      text: 'A short number and the account for its phone.',
      href: '/settings/extensions/new',
    },
    {
      done: 'hasOnline',
      title: 'Type the account into a phone',
      text: 'It turns “Online” here as soon as it has registered.',
      href: '/settings/extensions',
    },
    {
      done: 'hasNumber',
      title: 'Add a number and say where it leads',
      text: 'So that others can call you from outside.',
      href: '/settings/numbers/new',
    },
    {
      done: 'hasCall',
      title: 'Call somebody',
      text: 'The call appears in the log a moment after it ends.',
      href: '/calls',
    },
  ],
} satisfies {
  title: string;
  note: string;
  done: string;
  steps: { done: keyof FirstSteps; title: string; text: string; href: string }[];
};

export function FirstStepsCard({ steps }: { steps: FirstSteps }) {
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      <ol className="divide-y">
        {WORDS.steps.map((step, index) => (
          <li key={step.title}>
            <Link
              href={step.href}
              className="flex items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-muted"
            >
              <span
                aria-hidden
                className="flex size-6 shrink-0 items-center justify-center rounded-full bg-brand-soft text-meta font-semibold text-brand-text tabular-nums"
              >
                {steps[step.done] ? <Check className="size-3.5" /> : index + 1}
              </span>
              <span className="grid flex-1">
                <span className={steps[step.done] ? 'text-muted-foreground' : 'font-medium'}>
                  {steps[step.done] ? <span className="sr-only">{WORDS.done} </span> : null}
                  {step.title}
                </span>
                <span className="text-meta text-muted-foreground">{step.text}</span>
              </span>
              <ChevronRight className="size-4 text-muted-foreground" aria-hidden />
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
