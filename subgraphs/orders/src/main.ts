import { runSubgraph } from '@alexandrite/service-kit/subgraph';
import { readOrdersEnvironment } from './env.ts';
import { buildOrders } from './service.ts';

await runSubgraph('orders', readOrdersEnvironment, buildOrders);
