import { fault, notFound } from './fault';
import type { Method } from './operation';
import { problem } from './problem';
import { requestIdOf } from './request-id';
import type { RouteFunction } from './route';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * What a route file exports: what is offered, and for every other method a 405 that says what is
 * (the framework's own answer has no body).
 */
export function methods(
  offered: Partial<Record<Method, RouteFunction>>,
): Record<Method, RouteFunction> {
  const allow = Object.keys(offered).join(', ');
  const refuse: RouteFunction = async (request) =>
    problem(
      fault('method_not_allowed', {
        public: `Offered here: ${allow}.`,
        headers: { Allow: allow },
      }),
      requestIdOf(request.headers),
    );
  const all = METHODS.map((method) => [method, offered[method] ?? refuse]);
  return Object.fromEntries(all);
}

/** For addresses under /api/v1 that name no operation. */
export const noSuchRoute: RouteFunction = async (request) =>
  problem(notFound('resource'), requestIdOf(request.headers));
