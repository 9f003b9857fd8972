import * as z from 'zod/mini';
import { pageSchema } from '../../shared/http/paging.ts';
import { importFields } from './import-view.ts';

export const importPageSchema = () => pageSchema(z.object(importFields()));
