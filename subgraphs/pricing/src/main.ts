import { runSubgraph } from '@alexandrite/service-kit/subgraph';
import { readPricingEnvironment } from './env.ts';
import { buildPricing } from './service.ts';

await runSubgraph('pricing', readPricingEnvironment, buildPricing);
