/* c[i] = a[i] + b[i]; compile three ways and run:
   for f in "-O3 -fno-tree-vectorize" "-O3" "-O3 -mavx2"; do cc $f vectorisation.c -o add && ./add; done */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

__attribute__((noinline)) void add(float *restrict a, const float *b, const float *c, int n) {
    for (int i = 0; i < n; i++)
        a[i] = b[i] + c[i];
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(void) {
    static const int sizes[] = { 1 << 10, 1 << 17, 1 << 24 };
    for (int k = 0; k < 3; k++) {
        int n = sizes[k];
        float *a = calloc(n, 4), *b = calloc(n, 4), *c = calloc(n, 4);
        for (int i = 0; i < n; i++) b[i] = c[i] = i;
        double least = 1e9;
        int rounds = (1 << 26) / n;
        for (int run = 0; run < 10; run++) {
            double start = seconds();
            for (int r = 0; r < rounds; r++) add(a, b, c, n);
            double took = seconds() - start;
            if (took < least) least = took;
        }
        printf("%8.0f KiB %.3f ns   ", 12.0 * n / 1024, least / rounds / n * 1e9);
        free(a); free(b); free(c);
    }
    puts("");
}
