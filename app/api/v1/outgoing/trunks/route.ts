import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listOutgoingTrunks } from '@/lib/trunks/contract';
import { listTrunkChoices } from '@/lib/trunks/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listOutgoingTrunks, ({ scope }) => listTrunkChoices(scope)),
});
