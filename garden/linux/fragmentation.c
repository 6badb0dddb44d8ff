/* What a process keeps of the memory that it frees. Prints order,percent freed,percent resident as CSV: percent of 200,000 blocks of
   512 bytes that were freed, and the percent of the memory they took that is still resident.
   cc -O2 fragmentation.c -o fragmentation */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BLOCKS = 200000, SIZE = 512 };

static long resident(void) {
    long size, pages;
    FILE *f = fopen("/proc/self/statm", "r");
    if (!f || fscanf(f, "%ld %ld", &size, &pages) != 2) exit(1);
    fclose(f);
    return pages;
}
static unsigned long long seed = 1;
static unsigned draw(unsigned n) {                        /* Marsaglia's xorshift */
    seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17;
    return (unsigned)(seed % n);
}

static void run(const char *name, int order, int trim, int percent) {
    static char *block[BLOCKS];
    static int turn[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) turn[i] = order == 0 ? BLOCKS - 1 - i : i;
    if (order == 2)
        for (int i = BLOCKS - 1; i > 0; i--) {
            int j = (int)draw(i + 1), t = turn[i];
            turn[i] = turn[j]; turn[j] = t;
        }
    memset(block, 1, sizeof block);
    long before = resident();
    for (int i = 0; i < BLOCKS; i++) { block[i] = malloc(SIZE); memset(block[i], 1, SIZE); }
    long full = resident() - before;
    for (int i = 0; i < (long long)BLOCKS * percent / 100; i++) free(block[turn[i]]);
    if (trim) malloc_trim(0);
    printf("\"%s\",%d,%.1f\n", name, percent, 100.0 * (resident() - before) / full);
}

static const struct { const char *name; int order, trim, cache; } ways[] = {
    {"newest first", 0, 0, 1}, {"newest first, no thread cache", 0, 0, 0}, {"oldest first", 1, 0, 1},
    {"in any order", 2, 0, 1}, {"in any order, then malloc_trim", 2, 1, 1}};
static const int percents[] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100};

int main(int n, char **words) {
    if (n == 3) {
        int w = atoi(words[1]);
        run(ways[w].name, ways[w].order, ways[w].trim, atoi(words[2]));
        return 0;
    }
    puts("order,percent freed,percent resident");
    fflush(stdout);
    for (int w = 0; w < 5; w++)
        for (int p = 0; p < 12; p++)                      /* each in a process of its own */
            if (fork() == 0) {
                char way[8], percent[8];
                snprintf(way, sizeof way, "%d", w);
                snprintf(percent, sizeof percent, "%d", percents[p]);
                if (!ways[w].cache) setenv("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0", 1);
                execl("/proc/self/exe", words[0], way, percent, (char *)0);
                _exit(1);
            } else wait(0);
}
