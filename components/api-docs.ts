/** Served by the API and not by a page: opened as a document of its own. */
export const API_DOCS = '/api/v1/docs';
