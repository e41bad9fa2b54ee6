import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { torusStl } from '../e2e/support/torus-stl.ts';
import { repositoryRoot } from './paths.ts';
import { startStack } from './stack/start-stack.ts';
import { startCollector } from './trace-picture/collector.ts';
import { exportingTo, gatherTrace, type GatheredTrace } from './trace-picture/gather.ts';
import { drawLanes } from './trace-picture/lanes-picture.ts';
import { clickCaptions } from './trace-picture/play-order.ts';
import { drawWaterfall } from './trace-picture/waterfall-picture.ts';

// `npm run trace-picture`: plays an order on a stack of its own and draws its trace into infra/docs. The second order is
// drawn: the first finds every process cold.
const docs = path.join(repositoryRoot, 'infra/docs');
/** Away from a stack that runs already. */
const portBase = 3_300;

const dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-trace-'));
const collector = await startCollector();
try {
  console.log('Starting a stack …');
  const stack = await startStack({ portBase, dataDir, apps: false, env: exportingTo(collector) });
  try {
    await gatherTrace(stack, collector, torusStl(9, 1));
    await draw(await gatherTrace(stack, collector, torusStl(10, 1)));
  } finally {
    await stack.stop();
  }
} finally {
  await collector.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function draw({ tree, orderNumber }: GatheredTrace): Promise<void> {
  const click = tree.spans.find(({ service, name }) => service === 'browser' && name === 'SubmitOrder');
  if (!click) throw new Error('Nobody clicked.');
  const pictures = {
    'trace-of-an-order.svg': drawLanes(tree, 'One order, from its model to its delivery', clickCaptions),
    'trace-of-a-click.svg': drawWaterfall(tree, click, 'The click on “order”, and what it causes'),
  };
  for (const [name, content] of Object.entries(pictures)) await writeFile(path.join(docs, name), content);
  console.log(`Drew order ${orderNumber} into ${Object.keys(pictures).join(' and ')}.`);
}
