export interface ProbeAnswer {
  status: number;
  text: string;
}

/** Undefined when nobody answers in time. */
export async function probe(url: string, timeoutMs = 2000): Promise<ProbeAnswer | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return undefined;
  }
}

/** A server that is up but says 503 is up: what it lacks is its own to tell. */
export async function answersHttp(url: string): Promise<boolean> {
  return (await probe(url)) !== undefined;
}
