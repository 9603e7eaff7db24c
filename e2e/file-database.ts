import { createDatabase } from './database';

// Each file of integration tests has a database of its own; lib/env.ts is read after this.
process.env['DATABASE_URL'] = (await createDatabase()).url;
