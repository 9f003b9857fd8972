import type { Renditions } from '../http/rendition.ts';

/** The forms of every report. What makes them is loaded with the first that is asked for. */
export const reportRenditions: Renditions = {
  html: async (document, language) => (await import('./html.ts')).renderHtml(document, language),
  csv: async (document, language) => (await import('./csv.ts')).renderCsv(document, language),
  xlsx: async (document, language) => (await import('./xlsx.ts')).renderXlsx(document, language),
};
