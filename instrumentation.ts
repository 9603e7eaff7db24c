/** Runs once in each server process, before the first request is served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteSocketAddresses } = await import('@/lib/http/socket-address');
  noteSocketAddresses();
}
