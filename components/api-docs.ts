/** Made from the contracts; open to everybody. */
export const API_DOCS = '/api/v1/docs';

/** A document and no page of the app: opened by the browser itself. */
export const OPENAPI_DOCUMENT = '/api/v1/openapi.json';
