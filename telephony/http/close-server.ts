import type { Server, ServerResponse } from 'node:http';

/**
 * Makes what closes the server: nothing new is taken, what is being answered is finished. Call it before
 * the first request. Node alone would wait for as long as somebody goes on asking on a kept connection.
 */
export function closerOf(server: Server): () => Promise<void> {
  const answering = new Set<ServerResponse>();
  let isClosing = false;
  const thenHangUp = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  server.prependListener('request', (_request, response) => {
    if (isClosing) thenHangUp(response);
    answering.add(response);
    response.once('close', () => answering.delete(response));
  });
  return () =>
    new Promise((resolve) => {
      isClosing = true;
      for (const response of answering) thenHangUp(response);
      server.close(() => resolve());
      server.closeIdleConnections();
    });
}
