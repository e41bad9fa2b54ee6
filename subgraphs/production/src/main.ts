import { runSubgraph } from '@alexandrite/service-kit/subgraph';
import { readProductionEnvironment } from './env.ts';
import { buildProduction } from './service.ts';

await runSubgraph('production', readProductionEnvironment, buildProduction);
