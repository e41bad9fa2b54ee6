import { createLog } from '@alexandrite/service-kit/log';
import { runSubgraph } from '@alexandrite/service-kit/subgraph';
import { readOrdersEnvironment } from './env.ts';
import { buildOrders } from './service.ts';

await runSubgraph(
  'orders',
  createLog('orders', process.env['LOG_LEVEL'] ?? 'info'),
  readOrdersEnvironment,
  buildOrders,
);
