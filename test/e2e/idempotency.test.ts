import { sameRequestAgain } from './support/same-request-again.ts';
import { plain } from './support/system-under-test.ts';

sameRequestAgain(plain);
