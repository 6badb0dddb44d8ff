/* How far the TLB reaches. A random cycle through one line of each page of 4 KiB, on small and on huge pages; the data is the same, and the
   caches see the same lines. Prints kind,pages touched,ns a load as CSV, the least of many short runs. cc -O2 tlb-reach.c -o tlb-reach */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

enum { PAGE = 4096, LINE = 64, MOST = 16384, STEPS = 100000, RUNS = 60 };

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static char *area(int advice) {
    const size_t size = (size_t)MOST * PAGE, huge = 2u << 20;
    char *raw = mmap(0, size + huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *p = (char *)(((uintptr_t)raw + huge - 1) & ~(uintptr_t)(huge - 1));
    madvise(p, size, advice);
    for (size_t i = 0; i < size; i += PAGE) p[i] = 1;
    return p;
}

/* The line of a page: another one in each, so that the lines do not all fall into the same sets of a cache. */
static void **line(char *p, size_t page) { return (void **)(p + page * PAGE + page * 37 % (PAGE / LINE) * LINE); }

static void **cycle(char *p, const size_t *order, size_t count) {
    for (size_t i = 0; i < count; i++) *line(p, order[i]) = line(p, order[(i + 1) % count]);
    return line(p, order[0]);
}

static double walk(void ***at) {
    void **q = *at;
    double start = seconds();
    for (int i = 0; i < STEPS; i++) q = *q;
    __asm__ volatile("" : "+r"(q));                   /* or the compiler leaves the loop out */
    double took = seconds() - start;
    *at = q;
    return took / STEPS * 1e9;
}

int main(void) {
    char *area_of[2] = {area(MADV_NOHUGEPAGE), area(MADV_HUGEPAGE)};
    static const char *const name[2] = {"4 KiB", "2 MiB"};
    static size_t order[MOST];
    static const size_t counts[] = {8,   16,  32,   64,   72,   73,   91,   128,  181,  256,   362,
                                    512, 724, 1024, 1448, 2048, 2896, 4096, 5793, 8192, 11585, 16384};
    enum { SIZES = sizeof counts / sizeof *counts };
    static double least[2][SIZES];
    for (size_t s = 0; s < SIZES; s++) {
        size_t count = counts[s];
        for (size_t i = 0; i < count; i++) order[i] = i;
        for (size_t i = count - 1; i > 0; i--) {
            size_t j = ((size_t)rand() << 16 ^ (size_t)rand()) % (i + 1), t = order[i];
            order[i] = order[j], order[j] = t;
        }
        void **at[2] = {cycle(area_of[0], order, count), cycle(area_of[1], order, count)};
        least[0][s] = least[1][s] = 1e9;
        for (int run = 0; run < RUNS; run++)                /* by turns, so that neighbours disturb both */
            for (int wide = 0; wide < 2; wide++) {
                double took = walk(&at[wide]);
                if (took < least[wide][s]) least[wide][s] = took;
            }
    }
    puts("kind,pages touched,ns a load");
    for (int wide = 0; wide < 2; wide++)
        for (size_t s = 0; s < SIZES; s++) printf("%s,%zu,%.2f\n", name[wide], counts[s], least[wide][s]);
}
