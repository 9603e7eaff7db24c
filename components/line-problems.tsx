import type { FieldProblem } from '@/components/api-client';

const WORDS = {
  line: (line: number) => `Line ${line}`,
};

type LineProblemsProps = {
  /** What happened to the file, before its lines. */
  title: string;
  errors: readonly FieldProblem[];
};

/** What is wrong in a file that was sent, line by line; read out when it appears. */
export function LineProblems({ title, errors }: LineProblemsProps) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="grid gap-1.5">
      <p className="text-danger">{title}</p>
      <ul className="max-h-60 divide-y overflow-y-auto rounded-md border text-table" tabIndex={0}>
        {errors.map(({ line, field, message }) => (
          <li key={`${line} ${field} ${message}`} className="flex gap-3 px-3 py-1.5">
            <span className="w-16 shrink-0 tabular-nums">
              {line === undefined ? '' : WORDS.line(line)}
            </span>
            <span className="min-w-0">
              {field ? <span className="font-mono">{field}: </span> : null}
              {message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
