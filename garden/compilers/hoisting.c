/* What a compiler takes out of a loop, counted: how often each loop calls strlen for a text of 1,000 letters. The strlen is our own, in
   hoisting-strlen.c, so that its calls can be counted; the compiler knows what a strlen does and does not know what ours counts.
   cc -O2 -c hoisting.c && cc -O2 -fno-builtin hoisting.o hoisting-strlen.c -o hoisting */
#include <stdio.h>
#include <string.h>

extern long strlen_calls;

__attribute__((noipa)) static int spaces(const char *s) {                     /* only reads */
    int n = 0;
    for (size_t i = 0; i < strlen(s); i++) n += s[i] == ' ';
    return n;
}
__attribute__((noipa)) static void upper(char *s) {                           /* stores letters */
    for (size_t i = 0; i < strlen(s); i++) s[i] &= ~32;
}
__attribute__((noipa)) static void widths(const char *s, short *out) {        /* numbers of another type */
    for (size_t i = 0; i < strlen(s); i++) out[i] = (short)s[i];
}
__attribute__((noipa)) static void apart(const char *s, short *restrict out) {  /* and promises that nothing overlaps */
    for (size_t i = 0; i < strlen(s); i++) out[i] = (short)s[i];
}
__attribute__((noipa)) static void kept(char *s) {                              /* says it by hand */
    for (size_t i = 0, n = strlen(s); i < n; i++) s[i] &= ~32;
}

static char text[1001];
static short out[1001];

static void report(const char *name) {
    printf("%-30s %5ld\n", name, strlen_calls);
    strlen_calls = 0;
}

int main(void) {
    memset(text, 'a', 1000);
    strlen_calls = 0;
    spaces(text), report("only reads");
    widths(text, out), report("stores numbers");
    apart(text, out), report("stores numbers, restrict");
    upper(text), report("stores letters");
    kept(text), report("stores letters, length kept");
}
