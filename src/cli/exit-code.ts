/** 0: all is well; 1: the garden has problems at the asked level; 2: wrong use or a broken environment. */
export type ExitCode = 0 | 1 | 2
