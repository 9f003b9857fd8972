import { invalid } from '../../shared/domain/errors.ts';
import { lastDigits } from '../../shared/domain/phone.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';

/** A delivery or a visit that is there already, and whom it was told to be of. */
interface Entered {
  readonly head: { readonly number: string };
  readonly details: { readonly customer: { readonly phone: string } };
}

/**
 * A row that names somebody else says something new, which is not to be lost; nor is the first to be overwritten.
 *
 * @throws DomainError
 */
export function checkSameCustomer({ head, details }: Entered, phone: string): void {
  if (lastDigits(phone) !== lastDigits(details.customer.phone)) {
    throw invalid('phone', importSays.other_customer({ number: head.number }));
  }
}
