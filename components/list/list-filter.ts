export type ListFilter = {
  /** Of the parameter in the address, which is that of the API. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
};

export const STATE_FILTER: ListFilter = {
  name: 'enabled',
  label: 'State',
  options: [
    { value: '', label: 'All states' },
    { value: 'true', label: 'Enabled' },
    { value: 'false', label: 'Disabled' },
  ],
};
