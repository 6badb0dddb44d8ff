import { parentPort, workerData } from 'node:worker_threads'
import { digestFiles, type FilesToDigest } from './digest-files.ts'

/** Entry of the thread that looks which notes are as they were, while the main thread reads what was kept of them. */
parentPort!.postMessage(digestFiles(workerData as FilesToDigest))
