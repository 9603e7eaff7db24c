import { expect, it } from 'vitest';
import { Backlog } from './backlog';

it('lets in what there is room for, and the others when there is', async () => {
  const backlog = new Backlog();
  await backlog.room();
  backlog.added(4000);
  let isIn = false;
  const entering = backlog.room().then(() => (isIn = true));
  backlog.folded(500);
  await Promise.resolve();
  expect(isIn).toBe(false);
  backlog.folded(1500);
  await entering;
  expect(isIn).toBe(true);
});

it('has room for all when nothing waits', async () => {
  const backlog = new Backlog();
  backlog.added(10_000);
  const entering = backlog.room();
  backlog.empty();
  await entering;
  await backlog.room();
});
