/* The mutex of the note, a million rounds of lock, count, unlock in each thread: futex-mutex THREADS
   cc -O2 -pthread futex-mutex.c -o futex-mutex && ./futex-mutex 2 && strace -c -f ./futex-mutex 2 */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void futex_wait(atomic_int *m, int expected) { syscall(SYS_futex, m, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0); }
static void futex_wake(atomic_int *m, int count) { syscall(SYS_futex, m, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0); }

static void lock(atomic_int *m) {
    int seen = 0;
    if (atomic_compare_exchange_strong(m, &seen, 1)) return;
    if (seen != 2) seen = atomic_exchange(m, 2);
    while (seen != 0) {
        futex_wait(m, 2);
        seen = atomic_exchange(m, 2);
    }
}
static void unlock(atomic_int *m) {
    if (atomic_exchange(m, 0) == 2) futex_wake(m, 1);
}

static atomic_int mutex;
static long count;

static void *rounds(void *unused) {
    for (int i = 0; i < 1000000; i++) {
        lock(&mutex);
        count++;
        unlock(&mutex);
    }
    return unused;
}

int main(int n, char **words) {
    int threads = n > 1 ? atoi(words[1]) : 1;
    struct timespec from, to;
    pthread_t all[64];
    if (threads < 1 || threads > 64) return 2;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 1; i < threads; i++) pthread_create(&all[i], NULL, rounds, NULL);
    rounds(NULL);                                          /* the first is this one */
    for (int i = 1; i < threads; i++) pthread_join(all[i], NULL);
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%d threads: %ld, %.3f s\n", threads, count, to.tv_sec - from.tv_sec + (to.tv_nsec - from.tv_nsec) / 1e9);
}
