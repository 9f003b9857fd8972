import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalsPage } from './refusals-page.ts';

writeFileSync(join(import.meta.dirname, '../../docs/refusals.md'), await refusalsPage());
