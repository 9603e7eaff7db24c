import { createCallTag, listCallTags } from '@/lib/call-notes/contract';
import * as queries from '@/lib/call-notes/queries';
import * as commands from '@/lib/call-notes/tag-commands';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listCallTags, ({ scope }) => queries.listCallTags(scope)),
  POST: route(createCallTag, ({ scope, body }) => commands.createCallTag(scope, body)),
});
