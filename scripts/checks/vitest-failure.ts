import { relative, resolve } from 'node:path';
import type { SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Failure } from './check';

/** Where the test itself, not something that it uses, went wrong. */
function lineIn(file: string, { stacks = [] }: SerializedError): string {
  const frame = stacks.find((one) => relative(resolve(file), one.file) === '');
  return frame ? `:${frame.line}` : '';
}

const words = ({ name = 'Error', message, diff, cause }: SerializedError): string =>
  [
    `${name}: ${message}`,
    ...(typeof diff === 'string' ? [diff] : []),
    ...(cause ? [`because of ${cause.name ?? 'Error'}: ${cause.message}`] : []),
  ].join('\n');

function failureOf(file: string, title: string, errors: readonly SerializedError[]): Failure {
  const [first] = errors;
  return {
    place: `${file}${first ? lineIn(file, first) : ''}`,
    title,
    error: errors.map(words).join('\n'),
  };
}

export const failedTest = (test: TestCase): Failure =>
  failureOf(test.module.relativeModuleId, test.fullName, test.result().errors ?? []);

/** What went wrong around the tests of a file: it does not load, or something before or after them threw. */
export function failuresAround(file: TestModule): Failure[] {
  const { relativeModuleId } = file;
  return [
    ...file.errors().map((error) => failureOf(relativeModuleId, 'outside of its tests', [error])),
    ...[...file.children.allSuites()].flatMap((suite) =>
      suite
        .errors()
        .map((error) =>
          failureOf(relativeModuleId, `${suite.fullName}: around its tests`, [error]),
        ),
    ),
  ];
}

/** What no file is known to have done. */
export const strayFailure = (error: SerializedError): Failure => ({
  ...{ place: '', title: 'outside of any test' },
  error: `${words(error)}\n${error.stack ?? ''}`,
});
