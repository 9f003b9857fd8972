/** What a file may hold, with the Chinese name people see. */
export const importLabels = {
  customers: { zh: '客户', en: 'customers' },
  deliveries: { zh: '新车交付', en: 'deliveries' },
  visits: { zh: '售后进站', en: 'visits' },
} as const;
