import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isPortFree } from './free-ports';
import { findPortHolder, holdingInodes } from './port-holder';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1CE8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0
   1: 0100007F:1CE8 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0
   2: 0100007F:9999 0100007F:1CE8 01 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0
`;

it('finds the listening socket of a port, not its connections', () => {
  expect(holdingInodes(TABLE, 7400, 'tcp')).toEqual(['4711']);
});

it('names the process that holds a port, and knows when it is free', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(findPortHolder(port, 'tcp')).toContain(`(process ${process.pid})`);
  expect(await isPortFree('127.0.0.1', port, 'tcp')).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree('127.0.0.1', port, 'tcp')).toBe(true);
});
