/**
 * unavailable: not connected, or the connection went before the reply (the command may have run).
 * timeout: no reply in time (likewise). refused: the switch said -ERR.
 */
export type EslFault = 'unavailable' | 'timeout' | 'refused';

export class EslError extends Error {
  constructor(
    readonly fault: EslFault,
    message: string,
  ) {
    super(message);
    this.name = 'EslError';
  }
}
