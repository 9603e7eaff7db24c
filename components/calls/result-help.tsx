import { ResultDot } from '@/components/calls/call-dots';

const WORDS = { title: 'What the results mean', team: 'Missed by the team' };

type ResultHelpProps = {
  note: string;
  /** The words of the definition itself (lib/calls/result.ts), by result. */
  results: Readonly<Record<string, string>>;
  team: string;
};

/** The one definition that the log, the home page, reports and the API share. */
export function ResultHelp({ note, results, team }: ResultHelpProps) {
  return (
    <details className="group grid gap-3">
      <summary className="w-fit cursor-pointer list-none rounded-sm">
        {note} <span className="text-brand-text underline underline-offset-2">{WORDS.title}</span>
      </summary>
      <dl className="mt-3 grid gap-x-4 gap-y-2 rounded-lg border bg-card p-4 text-table sm:grid-cols-[9rem_minmax(0,1fr)]">
        {Object.entries(results).map(([result, words]) => (
          <div key={result} className="contents">
            <dt className="text-foreground">
              <ResultDot result={result} />
            </dt>
            <dd className="max-w-prose">{words}</dd>
          </div>
        ))}
        <dt className="font-medium text-foreground">{WORDS.team}</dt>
        <dd className="max-w-prose">{team}</dd>
      </dl>
    </details>
  );
}
