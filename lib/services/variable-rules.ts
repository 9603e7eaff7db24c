/** Names under which callers' keys and a service's answers are kept; see CollectStep. */
export const VARIABLE_NAME = /^[a-z][a-z0-9_]{0,31}$/;
export const VARIABLE_VALUE_MAX = 80;
export const VARIABLES_MAX = 20;
