/* What fork costs, and the writes after it. cc -O2 fork-and-exec.c -o forked && ./forked */
#define _GNU_SOURCE
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(void) {
    for (size_t n = 1 << 20; n <= 1 << 30; n <<= 5) {
        char *p = mmap(0, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        madvise(p, n, MADV_NOHUGEPAGE);
        memset(p, 1, n);                                   /* every page is present   */
        for (int run = 0; run < 3; run++) {
            double t0 = now();
            pid_t child = fork();
            if (child == 0) { pause(); _exit(0); }         /* child keeps the old copy */
            double t1 = now();
            for (size_t i = 0; i < n; i += 4096) p[i] = 2; /* each write: fault, copy  */
            double t2 = now();
            for (size_t i = 0; i < n; i += 4096) p[i] = 3; /* nothing left to copy     */
            double t3 = now();
            kill(child, SIGKILL); waitpid(child, 0, 0);

            char *argv[] = { "true", 0 };
            double t4 = now();
            child = fork();
            if (child == 0) { execv("/bin/true", argv); _exit(1); }
            waitpid(child, 0, 0);
            double t5 = now();
            posix_spawn(&child, "/bin/true", 0, 0, argv, 0);
            waitpid(child, 0, 0);
            double t6 = now();
            printf("%4zu MiB  fork %6.2f  first writes %7.2f  second %5.2f  fork+exec %6.2f  posix_spawn %5.2f ms\n",
                   n >> 20, t1 - t0, t2 - t1, t3 - t2, t5 - t4, t6 - t5);
        }
        munmap(p, n);
    }
}
