import { readFileSync } from 'node:fs';
import { listSourceFiles } from '../system/source-files';
import { type Check, verdict } from './check';
import { houseFaults } from './house-rules';

const TEXT = /\.(ts|tsx|mjs|cjs|lua|cfg|css|md)$/;

export const houseCheck: Check = {
  name: 'house',
  about: 'lengths, names and words of files',
  run: async () => {
    const files = listSourceFiles()
      .filter((path) => TEXT.test(path))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const faults = houseFaults(files);
    return verdict(faults.length === 0, faults.map((fault) => `${fault}\n`).join(''));
  },
};
