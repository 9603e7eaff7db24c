/** The two calls the cabinet makes to next-auth, without its client library. */
async function csrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf', { credentials: 'same-origin' });
  const { csrfToken: token } = (await response.json()) as { csrfToken: string };
  return token;
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' });
  return fetch(path, { method: 'POST', body, credentials: 'same-origin' });
}

export type SignInOutcome =
  | { kind: 'signed_in' }
  | { kind: 'wrong' }
  | { kind: 'locked'; waitSeconds: number | null }
  | { kind: 'unavailable' };

function outcomeOf(status: number, error: string | null): SignInOutcome {
  const locked = /^locked(?::(\d+))?$/i.exec(error ?? '');
  if (locked) return { kind: 'locked', waitSeconds: locked[1] ? Number(locked[1]) : null };
  if (status >= 500 || error === 'unavailable' || error === 'internal')
    return { kind: 'unavailable' };
  return error === null ? { kind: 'signed_in' } : { kind: 'wrong' };
}

export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const response = await post('/api/auth/callback/credentials', { email, password });
    const answer = (await response.json().catch(() => ({}))) as { url?: string };
    const error = new URL(answer.url ?? '/', window.location.origin).searchParams.get('error');
    return outcomeOf(response.status, error ?? (response.ok ? null : 'wrong'));
  } catch {
    return { kind: 'unavailable' };
  }
}

export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {}).catch(() => undefined);
  window.location.assign('/sign-in');
}
