/* One chain of additions against four. cc -O2 -fno-tree-vectorize dependency-chains.c -o chains && ./chains */
#include <stdio.h>
#include <time.h>

enum { n = 4096, rounds = 20000 };
static double v[n];

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double one(void) {
    double a = 0;
    for (int i = 0; i < n; i++) a += v[i];
    return a;
}

static double four(void) {
    double a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    for (int i = 0; i < n; i += 4) {
        a0 += v[i];     a1 += v[i + 1];
        a2 += v[i + 2]; a3 += v[i + 3];
    }
    return a0 + a1 + a2 + a3;
}

static double best(double (*sum)(void)) {
    double least = 1e9;
    volatile double sink;
    for (int run = 0; run < 5; run++) {
        double start = seconds();
        for (int r = 0; r < rounds; r++) sink = sum();
        double took = seconds() - start;
        if (took < least) least = took;
    }
    (void)sink;
    return least / rounds / n * 1e9;
}

int main(void) {
    for (int i = 0; i < n; i++) v[i] = i;
    printf("one chain %.2f ns, four chains %.2f ns per element\n", best(one), best(four));
}
