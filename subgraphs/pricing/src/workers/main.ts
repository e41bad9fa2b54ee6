import { runMeasuringWorker } from './run-worker.ts';

await runMeasuringWorker();
