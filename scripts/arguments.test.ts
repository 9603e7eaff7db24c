import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseDataDir, parseTestOptions, parseUpOptions, UsageError } from './arguments';

beforeEach(() => vi.stubEnv('LIVERY_CALLED_FROM', '/home/me'));
afterEach(() => vi.unstubAllEnvs());

describe('command line', () => {
  it('has defaults for everything', () => {
    expect(parseUpOptions([])).toEqual({
      portBase: 7400,
      dataDir: `${process.cwd()}/.livery`,
      host: '127.0.0.1',
      detach: false,
      demo: true,
    });
  });

  it('reads every option of up', () => {
    const args = [
      '--detach',
      '--port-base',
      '20000',
      '--data-dir=d',
      '--no-demo',
      '--host=10.0.0.1',
    ];
    expect(parseUpOptions(args)).toEqual({
      portBase: 20000,
      dataDir: '/home/me/d',
      host: '10.0.0.1',
      detach: true,
      demo: false,
    });
  });

  it('takes a data directory with or without a part', () => {
    expect(parseDataDir(['web', '--data-dir', '/srv/pbx'])).toEqual({
      dataDir: '/srv/pbx',
      words: ['web'],
    });
  });

  it.each(['80', '62537', '7400.5', '-1', 'x', ''])('refuses port base "%s"', (text) => {
    expect(() => parseUpOptions([`--port-base=${text}`])).toThrow(
      '--port-base takes a whole number',
    );
  });

  it.each(['0.0.0.0', 'localhost', '::', ''])('refuses host "%s"', (text) => {
    expect(() => parseUpOptions([`--host=${text}`])).toThrow('--host takes an IPv4 address');
  });

  it.each([['--nonsense'], ['extra'], ['--port-base'], ['--data-dir=']])('refuses %s', (word) => {
    expect(() => parseUpOptions([word])).toThrow(UsageError);
  });

  it('knows the checks by name', () => {
    const names = ['lint', 'unit'];
    expect(parseTestOptions([], names)).toEqual({ only: [] });
    expect(parseTestOptions(['--only', 'lint,unit'], names).only).toEqual(['lint', 'unit']);
    expect(() => parseTestOptions(['--only=x'], names)).toThrow('Checks: lint, unit.');
  });
});
