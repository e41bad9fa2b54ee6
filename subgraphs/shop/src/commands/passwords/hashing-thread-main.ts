import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashPasswordHere, passwordMatchesHere } from './argon2.ts';
import type { HashingAnswer, HashingJob } from './hashing-job.ts';

// The thread that hashes: one password at a time, while pictures are read and questions answered elsewhere.

/** A fifth of the share of one that does not yield, while both want the same core. */
const yielding = 7;

try {
  // Linux gives every thread a niceness of its own; elsewhere this would slow the whole process.
  if (process.platform === 'linux') os.setPriority(0, yielding);
} catch {
  // Not allowed here: it hashes all the same.
}

// Made before anybody waits: the first unknown account would else take twice as long as a known one.
passwordMatchesHere(null, '');

parentPort?.on('message', (job: HashingJob) => {
  parentPort?.postMessage(answerTo(job));
});

function answerTo(job: HashingJob): HashingAnswer {
  try {
    return job.kind === 'HASH'
      ? { value: hashPasswordHere(job.password) }
      : { value: passwordMatchesHere(job.passwordHash, job.password) };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}
