/* What small operations cost, the best of three hundred short runs. cc -O2 -pthread costs.c -o costs && ./costs */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int zero, there[2], back[2];
static char buffer[65536];

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static void *nothing(void *p) { return p; }

static void *wait_for_ever(void *p) { for (;;) pause(); return p; }

static void lock(void) { pthread_mutex_lock(&mutex); pthread_mutex_unlock(&mutex); }
static void parent(void) { syscall(SYS_getppid); }
static void clock_vdso(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); }
static void clock_call(void) { struct timespec t; syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &t); }
static void read_one(void) { if (read(zero, buffer, 1) != 1) _exit(1); }
static void read_many(void) { if (read(zero, buffer, sizeof buffer) < 0) _exit(1); }
static void stat_usr(void) { struct stat s; stat("/usr", &s); }
static void stat_deep(void) { struct stat s; stat("/usr/share/doc/bash/copyright", &s); }
static void thread(void) { pthread_t t; pthread_create(&t, 0, nothing, 0); pthread_join(t, 0); }
static void process(void) { pid_t child = fork(); if (child == 0) _exit(0); waitpid(child, 0, 0); }
static void pass(void) { if (write(there[1], "", 1) != 1 || read(back[0], buffer, 1) != 1) _exit(1); }

static void cost(const char *name, void (*f)(void), int times) {
    double least = 1e18;
    for (int run = 0; run < 300; run++) {
        double start = now();
        for (int i = 0; i < times; i++) f();
        double took = (now() - start) / times;
        if (took < least) least = took;
    }
    printf("%-44s %9.0f ns\n", name, least);
}

int main(void) {
    zero = open("/dev/zero", O_RDONLY);
    /* before there are two, the C library leaves out the atomic instructions */
    pthread_t second;
    pthread_create(&second, 0, wait_for_ever, 0);
    cost("mutex, lock and unlock", lock, 20000);
    cost("getppid", parent, 5000);
    cost("clock_gettime, vDSO", clock_vdso, 5000);
    cost("clock_gettime, call", clock_call, 5000);
    cost("one byte of /dev/zero", read_one, 5000);
    cost("64 KiB of /dev/zero", read_many, 1000);
    cost("stat /usr", stat_usr, 3000);
    cost("stat, five names deep", stat_deep, 3000);
    cost("thread, made and waited for", thread, 50);
    cost("process, forked and waited for", process, 20);
    if (pipe(there) || pipe(back)) return 1;
    cpu_set_t one;
    CPU_ZERO(&one); CPU_SET(0, &one);
    sched_setaffinity(0, sizeof one, &one);
    fflush(stdout);
    if (fork() == 0) {
        close(there[1]);
        for (char c; read(there[0], &c, 1) == 1;)
            if (write(back[1], &c, 1) != 1) break;
        _exit(0);
    }
    cost("a byte there and back, one processor (twice)", pass, 500);
}
