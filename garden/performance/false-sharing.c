/* Two threads, two counters, PAD bytes between them; and one thread alone. Of 40 runs those
   count in which the threads really ran side by side: processor time near the elapsed time of each.
   for p in 8 64 128; do cc -O2 -pthread -DPAD=$p false-sharing.c -o share && ./share; done */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

static struct { _Alignas(128) _Atomic long a; char pad[PAD - 8]; _Atomic long b; } s;

static void *bump(void *p) {
    for (long i = 0; i < 20000000; i++)
        atomic_fetch_add_explicit((_Atomic long *)p, 1, memory_order_relaxed);
    return 0;
}

static double seconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void run(const char *name, void *first, void *second) {
    double least = 1e9, most = 0;
    int counted = 0;
    for (int i = 0; i < 40; i++) {
        pthread_t x, y;
        double start = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        pthread_create(&x, 0, bump, first);
        if (second) pthread_create(&y, 0, bump, second);
        pthread_join(x, 0);
        if (second) pthread_join(y, 0);
        double took = seconds(CLOCK_MONOTONIC) - start;
        cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        if (cpu < took * (second ? 1.8 : 0.9)) continue;
        counted++;
        double each = took / 20000000 * 1e9;
        if (each < least) least = each;
        if (each > most) most = each;
    }
    if (counted == 0) printf("%s: never alone on the processors\n", name);
    else printf("%s: %.1f to %.1f ns for each addition of a thread, %d runs\n", name, least, most, counted);
}

int main(void) {
    printf("counters %d bytes apart\n", PAD);
    run("  one thread alone    ", &s.a, 0);
    run("  one counter for both", &s.a, &s.a);
    run("  a counter each      ", &s.a, &s.b);
}
