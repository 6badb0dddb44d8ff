/* What a fork makes of huge pages. Fills 64 MiB, forks, writes one byte to each 2 MiB while the child keeps the old copy, and prints how much
   private memory that took and how much is on huge pages before and after. cc -O2 huge-fork.c -o huge-fork */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static long kilobytes(const char *key) {
    char line[256];
    long found = -1;
    FILE *f = fopen("/proc/self/smaps_rollup", "r");
    while (f != NULL && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) found = atol(line + strlen(key));
    if (f != NULL) fclose(f);
    return found;
}

int main(void) {
    const size_t size = 64u << 20, huge = 2u << 20;
    for (int wide = 0; wide < 2; wide++) {
        char *raw = mmap(0, size + huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        char *p = (char *)(((uintptr_t)raw + huge - 1) & ~(uintptr_t)(huge - 1));
        madvise(p, size, wide ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
        memset(p, 1, size);
        long on_huge = kilobytes("AnonHugePages:");
        pid_t child = fork();
        if (child == 0) { pause(); _exit(0); }
        usleep(100000);
        long before = kilobytes("Private_Dirty:");
        for (size_t i = 0; i < size; i += huge) p[i] = 2;
        printf("%s pages: %5ld kB on huge ones, %ld kB copied for 32 bytes, %ld kB on huge ones then\n", wide ? "2 MiB" : "4 KiB", on_huge,
               kilobytes("Private_Dirty:") - before, kilobytes("AnonHugePages:"));
        kill(child, SIGKILL);
        waitpid(child, 0, 0);
        munmap(raw, size + huge);
    }
}
