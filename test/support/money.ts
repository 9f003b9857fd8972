/** So many yuan, in fen. */
export function yuan(amount: number): { amount: number; currency: 'CNY' } {
  return { amount: Math.round(amount * 100), currency: 'CNY' };
}
