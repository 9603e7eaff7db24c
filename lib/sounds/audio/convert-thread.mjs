// A thread does not inherit the loader of TypeScript from a process that was bundled.
import { register } from 'tsx/esm/api';

register();
await import('./convert-worker.ts');
