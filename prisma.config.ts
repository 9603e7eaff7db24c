import { defineConfig } from 'prisma/config';

/** Only `prisma generate`, `validate` and `format` are used; scripts/migrate.ts applies the SQL. */
export default defineConfig({ schema: 'prisma/schema' });
