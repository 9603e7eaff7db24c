import { closeDb } from '@/lib/db/prisma';
import { ensureInstallation, OPERATOR_EMAIL, type MediaNodePlace } from './installation';
import { makeDemo, type MadeDemo } from './seed';

/** Handed over as JSON in SET_UP: arguments would show in the process list. */
export interface SetUpOrder {
  operatorPassword: string;
  mediaNode: MediaNodePlace;
  demo: { publicUrl: string; password: string; recordDirectory: string } | null;
}

/** The last line this program prints, as JSON. */
export interface SetUpResult {
  mediaNodeId: string;
  operatorEmail: string;
  demo: MadeDemo | null;
}

/** Run with the web app's settings and rights (DATABASE_URL, APP_SECRET): the rows that must be there. */
async function setUp(): Promise<SetUpResult> {
  const order: SetUpOrder = JSON.parse(process.env['SET_UP'] ?? '{}');
  const { operatorPassword, mediaNode, demo } = order;
  const { mediaNodeId } = await ensureInstallation(operatorPassword, mediaNode);
  const made = demo
    ? await makeDemo({
        publicUrl: demo.publicUrl,
        operatorPassword,
        demoPassword: demo.password,
        mediaNode: { id: mediaNodeId, recordDirectory: demo.recordDirectory },
      })
    : undefined;
  return { mediaNodeId, operatorEmail: OPERATOR_EMAIL, demo: made ?? null };
}

async function main(): Promise<number> {
  try {
    const result = await setUp();
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  } finally {
    await closeDb();
  }
}

// Connections kept alive for hints to the worker would hold the process for a minute.
process.exit(await main());
