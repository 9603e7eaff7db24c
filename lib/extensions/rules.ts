import { fault, type Fault } from '@/lib/http/fault';

/** Every extension of a PBX has as many digits as the PBX says: dialling needs no pause. Pure. */
export function numberFault(number: string, digits: number): string | undefined {
  if (number.length !== digits) return `Numbers of this PBX have ${digits} digits.`;
  return undefined;
}

export function requireNumberLength(number: string, digits: number): void {
  const message = numberFault(number, digits);
  if (message) throw fault('invalid_input', { public: message, field: 'number' });
}

export const NUMBER_TAKEN = 'This number already belongs to another extension.';

export function numberTaken(internal: unknown): Fault {
  return fault('conflict', { public: NUMBER_TAKEN, field: 'number', internal });
}
