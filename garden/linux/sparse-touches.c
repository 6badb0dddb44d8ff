/* What a byte here and there costs with small and with huge pages. Prints pages,KiB between touches,MiB resident,faults as CSV: one byte
   is written every `stride` KiB in 256 MiB; MiB resident then, and the faults that it took.
   cc -O2 sparse-touches.c -o sparse-touches */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

static long resident(void) {                              /* pages */
    long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%*s %ld", &pages) != 1) exit(1);
    return fclose(f), pages;
}
static long faults(void) { struct rusage u; getrusage(RUSAGE_SELF, &u); return u.ru_minflt; }

int main(void) {
    const size_t size = 256u << 20, huge = 2u << 20;
    puts("pages,KiB between touches,MiB resident,faults");
    for (int wide = 0; wide < 2; wide++)
        for (size_t stride = 4; stride <= 8192; stride *= 2) {
            char *raw = mmap(0, size + huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            char *p = (char *)(((uintptr_t)raw + huge - 1) & ~(uintptr_t)(huge - 1));
            madvise(p, size, wide ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
            long r = resident(), f = faults();
            for (size_t i = 0; i < size; i += stride << 10) p[i] = 1;
            printf("%s,%zu,%.2f,%ld\n", wide ? "2 MiB" : "4 KiB", stride, (resident() - r) / 256.0, faults() - f);
            munmap(raw, size + huge);
        }
}
