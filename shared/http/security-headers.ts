/**
 * On every answer of the API. An answer is data for the program that asked: no browser may show it as a page of its
 * own, guess at its type, put it in a frame, keep it, or tell others where it came from. What an answer says of the same
 * things itself, as a report that is a page does, holds instead.
 */
export const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;
