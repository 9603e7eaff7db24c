import { z } from 'zod';
import { operation } from '@/lib/http/operation';

const common = { tag: 'This document', reach: 'none', permission: 'public' } as const;

export const getOpenapi = operation({
  ...common,
  id: 'getOpenapi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: 'This document',
  answer: z.looseObject({ openapi: z.string() }),
});
