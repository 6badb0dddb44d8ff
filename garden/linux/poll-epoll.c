/* What one call of poll and of epoll_wait costs, with the last of many descriptors ready: processor time, the median of 31 short runs.
   cc -O2 poll-epoll.c -o poll-epoll && ./poll-epoll */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { most = 10000, runs = 31 };
static struct pollfd all[most];

static double now(void) {                                 /* ns of processor time */
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}
static void ask_poll(int count, int set) {
    (void)set;
    if (poll(all, count, -1) != 1) exit(1);
}
static void ask_epoll(int count, int set) {
    struct epoll_event ready[256];
    (void)count;
    if (epoll_wait(set, ready, 256, -1) != 1) exit(1);
}
static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}
static double cost(void (*ask)(int, int), int count, int set, int times) {
    double took[runs];
    for (int run = 0; run < runs; run++) {
        double start = now();
        for (int i = 0; i < times; i++) ask(count, set);
        took[run] = (now() - start) / times;
    }
    qsort(took, runs, sizeof *took, by_size);
    return took[runs / 2];
}

int main(void) {
    struct rlimit limit = {most + 100, most + 100};
    setrlimit(RLIMIT_NOFILE, &limit);
    for (int count = 10; count <= most; count *= 10) {
        int set = epoll_create1(0);
        for (int i = 0; i < count; i++) {
            struct epoll_event event = {.events = EPOLLIN};
            int fd = eventfd(i == count - 1, EFD_NONBLOCK);
            if (fd < 0) return perror("eventfd"), 1;
            all[i] = (struct pollfd){.fd = fd, .events = POLLIN};
            event.data.fd = fd;
            epoll_ctl(set, EPOLL_CTL_ADD, fd, &event);
        }
        printf("%5d registered: poll %9.2f us, epoll_wait %5.2f us\n", count,
               cost(ask_poll, count, set, 400000 / count) / 1e3, cost(ask_epoll, count, set, 2000) / 1e3);
        for (int i = 0; i < count; i++) close(all[i].fd);
        close(set);
    }
}
