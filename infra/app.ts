import { App } from 'aws-cdk-lib';
import { areas } from '../functions/routes.ts';
import { bundle } from './bundle.ts';
import { DealerCareStack } from './dealer-care-stack.ts';
import { entryPoints } from './entry-points.ts';
import { readSettings } from './settings.ts';

const app = new App();
const settings = readSettings(app.node);
const bundles = await bundle({ entryPoints: entryPoints(Object.keys(areas)), outdir: 'build/lambda' });
// One stack a stage, so that a test deployment cannot be taken for the real one.
new DealerCareStack(app, `dealer-care-${settings.stage}`, { settings, areas, bundles });
app.synth();
