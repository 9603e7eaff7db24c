'use client';

/**
 * Dialogs stop the page behind them from scrolling by a style element that their library adds.
 * It takes the nonce from this global (get-nonce, used by react-remove-scroll); without it the
 * content security policy refuses the element. Scripts may read the nonce of a script element.
 */
function shareNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce) Reflect.set(globalThis, '__webpack_nonce__', nonce);
}

if (typeof document !== 'undefined') shareNonce();

export function NonceForStyles() {
  return null;
}
