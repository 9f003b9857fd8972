/** The middle of a number hidden, a third of it or more: `138****5678`, `沪A****45`; nothing of what was erased (POLICY-3). */
export function masked(number: string): string {
  if (number === '') return '';
  const characters = Array.from(number);
  const shown = Math.min(7, Math.floor((characters.length * 2) / 3));
  const start = Math.floor(shown / 2);
  const end = characters.length - (shown - start);
  return `${characters.slice(0, start).join('')}****${characters.slice(end).join('')}`;
}
