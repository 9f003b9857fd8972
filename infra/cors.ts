/** What pages of the allowed origins may do with the API in a browser, on AWS and on one machine alike. */
export const cors = {
  methods: ['GET', 'POST', 'PUT'],
  requestHeaders: [
    'authorization',
    'content-type',
    'accept',
    'accept-language',
    'idempotency-key',
    'if-match',
  ],
  answerHeaders: ['etag', 'location', 'content-disposition', 'content-language', 'retry-after'],
  maxAgeSeconds: 3600,
} as const;
