import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOOK_MS = 150;

/** `pbx_path` of calls that are over, by their SIP Call-ID, out of the records a media node writes. */
export class PathRecords {
  private readonly paths = new Map<string, string>();
  private readonly read = new Set<string>();
  private readonly waiting = new Map<string, (path: string) => void>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly directory: string) {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Undefined: no record in that time. */
  of(callId: string, withinMs: number): Promise<string | undefined> {
    const found = this.paths.get(callId);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), withinMs);
      this.waiting.set(callId, (path) => {
        clearTimeout(timer);
        resolve(path);
      });
    });
  }

  private look(): void {
    for (const name of readdirSync(this.directory)) {
      if (this.read.has(name)) continue;
      const variables = variablesOf(join(this.directory, name));
      if (!variables) continue;
      this.read.add(name);
      const { sip_call_id: id = '', pbx_path: path = '' } = variables;
      this.paths.set(id, path);
      this.waiting.get(id)?.(path);
      this.waiting.delete(id);
    }
  }
}

/** A file may be read while it is being written: then it is no record yet. */
function variablesOf(file: string): Partial<Record<string, string>> | undefined {
  try {
    const { variables } = JSON.parse(readFileSync(file, 'utf8')) as {
      variables: Partial<Record<string, string>>;
    };
    return variables;
  } catch {
    return undefined;
  }
}
