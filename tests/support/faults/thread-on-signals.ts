import process from 'node:process';
import { parentPort } from 'node:worker_threads';

// Loaded before the app's program: at these signals the thread that sends comes to harm.
process.on('worker', (worker) => {
  process.on('SIGUSR2', () => worker.postMessage('die'));
  process.on('SIGHUP', () => worker.postMessage('hang'));
});
parentPort?.on('message', (message) => {
  if (message === 'die') throw new Error('the thread has come to harm');
  // It answers no more, and does nothing else either.
  while (message === 'hang');
});
