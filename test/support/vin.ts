const letterValues: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDEFGHJKLMNPRSTUVWXYZ'].map((letter, at) => [letter, Number('12345678123457923456789'.charAt(at))]),
);
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** The VIN of a vehicle by its serial number, up to a million of them, with its check digit. */
export function vinOf(serial: number): string {
  const vin = `LSVAM418_C2${String(serial).padStart(6, '0')}`;
  const sum = weights.reduce((total, weight, place) => total + weight * placeValue(vin.charAt(place)), 0);
  return vin.replace('_', '0123456789X'.charAt(sum % 11));
}

function placeValue(character: string): number {
  return letterValues[character] ?? (character === '_' ? 0 : Number(character));
}
