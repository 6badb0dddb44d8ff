/* Walks a random cycle through nodes of 64 bytes. cc -O2 memory-hierarchy.c -o walk && ./walk */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

struct node { struct node *next; char pad[56]; };

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double walk(size_t size, int advice) {
    size_t count = size / sizeof(struct node), *order = malloc(count * sizeof *order);
    size_t room = size < (2 << 20) ? (2 << 20) : size;
    struct node *nodes = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    madvise(nodes, room, advice);
    for (size_t i = 0; i < count; i++) order[i] = i;
    for (size_t i = count - 1; i > 0; i--) {
        size_t j = ((size_t)rand() << 16 ^ rand()) % (i + 1), t = order[i];
        order[i] = order[j]; order[j] = t;
    }
    for (size_t i = 0; i < count; i++) nodes[order[i]].next = &nodes[order[(i + 1) % count]];
    struct node *q = nodes;
    for (size_t i = 0; i < count; i++) q = q->next;
    double least = 1e9;
    long steps = 200000;
    for (int run = 0; run < 40; run++) {
        double start = seconds();
        for (long i = 0; i < steps; i++) q = q->next;
        double took = seconds() - start;
        if (took < least) least = took;
    }
    if (q == NULL) puts("");
    munmap(nodes, room); free(order);
    return least / steps * 1e9;
}

int main(void) {
    for (size_t kib = 16; kib <= 262144; kib *= 4)
        printf("%6zu KiB  %6.1f ns with 4 KiB pages, %6.1f ns with huge pages\n", kib,
               walk(kib << 10, MADV_NOHUGEPAGE), walk(kib << 10, MADV_HUGEPAGE));
}
