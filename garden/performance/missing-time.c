// A request that takes a tenth of a second and computes for a quarter of it. The rest it waits, for a lock, for an answer and
// for the processor. Prints what the kernel knows of the thread without any tracing. Linux.
//
//   cc -O2 -g -fno-omit-frame-pointer -pthread missing-time.c -o missing-time
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t wanted, held;
static int question[2], answer[2];

static double clock_ms(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void sleep_ms(int ms) {
  struct timespec t = {ms / 1000, ms % 1000 * 1000000L};
  nanosleep(&t, NULL);
}

static void stay_on(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  sched_setaffinity(0, sizeof set, &set);
}

// Somebody who computes on the same processor.
static _Noreturn void *neighbour(void *unused) {
  (void)unused;
  stay_on(0);
  prctl(PR_SET_NAME, "neighbour");
  for (volatile long i = 0;; i++);
}

// Somebody who does something slow with the lock held, whenever a request is about to want it.
static _Noreturn void *backup(void *unused) {
  (void)unused;
  stay_on(1);
  for (;;) {
    sem_wait(&wanted);
    pthread_mutex_lock(&lock);
    sem_post(&held);
    sleep_ms(30);
    pthread_mutex_unlock(&lock);
  }
}

// A service that takes 20 ms to answer.
static void *service(void *unused) {
  char byte;
  (void)unused;
  stay_on(1);
  while (read(question[0], &byte, 1) == 1) {
    sleep_ms(20);
    if (write(answer[1], &byte, 1) != 1) break;
  }
  return NULL;
}

__attribute__((noinline)) static void parse(void) {
  double until = clock_ms(CLOCK_THREAD_CPUTIME_ID) + 25;
  while (clock_ms(CLOCK_THREAD_CPUTIME_ID) < until)
    for (volatile int i = 0; i < 10000; i++);
  __asm__ volatile("" ::: "memory");
}

__attribute__((noinline)) static void update_index(void) {
  sem_post(&wanted);
  sem_wait(&held);
  pthread_mutex_lock(&lock);
  pthread_mutex_unlock(&lock);
  __asm__ volatile("" ::: "memory");
}

__attribute__((noinline)) static void ask_prices(void) {
  char byte = 0;
  if (write(question[1], &byte, 1) != 1 || read(answer[0], &byte, 1) != 1) abort();
  __asm__ volatile("" ::: "memory");
}

__attribute__((noinline)) static void handle_request(void) {
  parse();
  update_index();
  ask_prices();
  __asm__ volatile("" ::: "memory");
}

int main(int count, char **arguments) {
  int requests = count > 1 ? atoi(arguments[1]) : 50;
  pthread_t thread;
  sem_init(&wanted, 0, 0);
  sem_init(&held, 0, 0);
  if (pipe(question) || pipe(answer)) return 1;
  void *(*others[])(void *) = {neighbour, backup, service};
  for (int i = 0; i < 3; i++) pthread_create(&thread, NULL, others[i], NULL);
  stay_on(0);
  prctl(PR_SET_NAME, "server");

  long long ran[2], queued[2], turns;
  struct rusage use[2];
  double wall[2];
  for (int i = 0; i < 2; i++) {
    FILE *file = fopen("/proc/thread-self/schedstat", "r");
    if (file == NULL || fscanf(file, "%lld %lld %lld", &ran[i], &queued[i], &turns) != 3) return 1;
    fclose(file);
    getrusage(RUSAGE_THREAD, &use[i]);
    wall[i] = clock_ms(CLOCK_MONOTONIC);
    for (int n = 0; i == 0 && n < requests; n++) handle_request();
  }
  double all = (wall[1] - wall[0]) / requests;
  double on = (ran[1] - ran[0]) / 1e6 / requests, waited = (queued[1] - queued[0]) / 1e6 / requests;
  printf("a request               %6.1f ms\n", all);
  printf("computing               %6.1f ms   schedstat, first number\n", on);
  printf("waiting for a processor %6.1f ms   schedstat, second number\n", waited);
  printf("asleep                  %6.1f ms   the rest\n", all - on - waited);
  printf("put aside %.1f times, went to sleep %.1f times   getrusage\n",
         (double)(use[1].ru_nivcsw - use[0].ru_nivcsw) / requests,
         (double)(use[1].ru_nvcsw - use[0].ru_nvcsw) / requests);
}
