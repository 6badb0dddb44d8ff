/* A strlen that counts its calls, for hoisting.c. */
#include <stddef.h>

long strlen_calls;

size_t strlen(const char *s) {
    strlen_calls++;
    size_t n = 0;
    while (s[n]) n++;
    return n;
}
