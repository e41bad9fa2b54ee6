import { runSubgraph } from '@alexandrite/service-kit/subgraph';
import { readShopEnvironment } from './env.ts';
import { buildShop } from './service.ts';

await runSubgraph('shop', readShopEnvironment, buildShop);
