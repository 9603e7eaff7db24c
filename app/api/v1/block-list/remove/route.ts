import { removeBlockEntries } from '@/lib/block-list/commands';
import { removeBlockEntries as operation } from '@/lib/block-list/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(operation, ({ scope, body }) => removeBlockEntries(scope, body.ids)),
});
