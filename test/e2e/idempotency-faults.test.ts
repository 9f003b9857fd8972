import { sameRequestAgain } from './support/same-request-again.ts';
import { faulty } from './support/system-under-test.ts';

sameRequestAgain(faulty(31));
