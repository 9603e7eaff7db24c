import { ANSWER, VERIFY } from '@/components/services/how-code';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

const WORDS = {
  title: 'How your service answers',
  note: 'JSON, status 200, at most 64 kB. Redirects are not followed.',
  answer: 'An answer',
  verify: 'Is it us who asks? In Node.js:',
};

function Code({ label, text }: { label: string; text: string }) {
  return (
    <figure className="grid min-w-0 content-start gap-1">
      <figcaption className="text-meta text-muted-foreground">{label}</figcaption>
      <pre
        tabIndex={0}
        aria-label={label}
        className="overflow-auto rounded-md bg-muted p-3 font-mono text-meta"
      >
        {text}
      </pre>
    </figure>
  );
}

/** For whoever writes the service. */
export function HowCard() {
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      <CardBody className="grid gap-4 lg:grid-cols-2">
        <Code label={WORDS.answer} text={ANSWER} />
        <Code label={WORDS.verify} text={VERIFY} />
      </CardBody>
    </Card>
  );
}
