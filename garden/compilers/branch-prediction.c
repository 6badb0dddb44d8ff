/* Sums the large elements of an array, once in random order and once sorted. cc -O2 branch-prediction.c -o branch && ./branch */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { n = 1 << 18, rounds = 1000 };
static int v[n];

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double sum_large(void) {
    long sum = 0;
    double start = seconds();
    for (int r = 0; r < rounds; r++)
        for (int i = 0; i < n; i++)
            if (v[i] >= 128) { sum += v[i]; __asm__ volatile("" : "+r"(sum)); }
    return seconds() - start;
}

static int by_value(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

int main(void) {
    srand(1);
    for (int i = 0; i < n; i++) v[i] = rand() / 7 % 256;
    printf("shuffled %.2f s   %.2f s\n", sum_large(), sum_large());
    qsort(v, n, sizeof *v, by_value);
    printf("sorted   %.2f s   %.2f s\n", sum_large(), sum_large());
}
