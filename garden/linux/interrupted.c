/* What blocking calls do when a signal comes: `interrupted` prints a line for each call, without and with SA_RESTART.
   `interrupted count` prints signal,sent,handled as CSV: how many of n signals sent while they were blocked arrive.
   cc -O2 -pthread interrupted.c -o interrupted */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <pthread.h>

static int handled[2];                       /* the handler writes a byte here */
static void on_signal(int s) { (void)s; if (write(handled[1], "x", 1) < 0) _exit(99); }

static int filled_pipe(void) {
    int p[2];
    static char full[1 << 16];
    if (pipe(p)) _exit(98);
    fcntl(p[1], F_SETFL, O_NONBLOCK);
    while (write(p[1], full, sizeof full) > 0) {}
    fcntl(p[1], F_SETFL, 0);
    return p[1];
}
static int empty_pipe(void) { int p[2]; if (pipe(p)) _exit(98); return p[0]; }
static int quiet_socket(int seconds) {
    int s[2];
    struct timeval t = {seconds, 0};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, s)) _exit(98);
    if (seconds) setsockopt(s[0], SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
    return s[0];
}
static int listening(void) {
    struct sockaddr_un a = {.sun_family = AF_UNIX};          /* bound to a name of the kernel's choice */
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(s, (void *)&a, sizeof(sa_family_t)) || listen(s, 1)) _exit(98);
    return s;
}
/* A file that somebody else has locked: a child that holds it until it is killed with us. */
static int locked_file(int whole) {
    int f = open("locked", O_RDWR | O_CREAT, 0600), ready[2];
    char c;
    if (pipe(ready)) _exit(98);
    if (fork() == 0) {
        struct flock l = {.l_type = F_WRLCK};
        int g = open("locked", O_RDWR);
        if (whole) flock(g, LOCK_EX); else fcntl(g, F_SETLK, &l);
        if (write(ready[1], "x", 1) < 0) _exit(98);
        for (;;) pause();
    }
    if (read(ready[0], &c, 1) != 1) _exit(98);
    return f;
}

static long of_read(void) { char c; return read(empty_pipe(), &c, 1); }
static long of_write(void) { return write(filled_pipe(), "x", 1); }
static long of_open(void) { mkfifo("fifo", 0600); return open("fifo", O_RDONLY); }
static long of_accept(void) { return accept(listening(), 0, 0); }
static long of_recv(void) { char c; return recv(quiet_socket(0), &c, 1, 0); }
static long of_recv_timeout(void) { char c; return recv(quiet_socket(60), &c, 1, 0); }
static long of_flock(void) { return flock(locked_file(1), LOCK_EX); }
static long of_fcntl(void) { struct flock l = {.l_type = F_WRLCK}; return fcntl(locked_file(0), F_SETLKW, &l); }
static long of_waitpid(void) { pid_t p = fork(); if (!p) for (;;) pause(); return waitpid(p, 0, 0); }
static long of_sem(void) { sem_t s; sem_init(&s, 0, 0); return sem_wait(&s); }
static long of_mutex(void) {
    pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&m);
    errno = pthread_mutex_lock(&m);
    return errno ? -1 : 0;
}
static long of_poll(void) { struct pollfd p = {empty_pipe(), POLLIN, 0}; return poll(&p, 1, -1); }
static long of_select(void) {
    int f = empty_pipe(); fd_set s; FD_ZERO(&s); FD_SET(f, &s);
    return select(f + 1, &s, 0, 0, 0);
}
static long of_epoll(void) { struct epoll_event e; return epoll_wait(epoll_create1(0), &e, 1, -1); }
static long of_nanosleep(void) { struct timespec t = {60, 0}; return nanosleep(&t, 0); }
static long of_pause(void) { return pause(); }
static long of_msgrcv(void) {
    struct { long type; char c; } m;
    int q = msgget(IPC_PRIVATE, 0600 | IPC_CREAT);
    long got = msgrcv(q, &m, 1, 0, 0);
    int why = errno;
    msgctl(q, IPC_RMID, 0);
    errno = why;
    return got;
}

static const struct { const char *name; long (*call)(void); } calls[] = {
    {"read, empty pipe", of_read}, {"write, full pipe", of_write}, {"open, FIFO", of_open},
    {"accept", of_accept}, {"recv", of_recv}, {"flock", of_flock}, {"fcntl F_SETLKW", of_fcntl},
    {"waitpid", of_waitpid}, {"sem_wait", of_sem}, {"pthread_mutex_lock", of_mutex},
    {"recv with SO_RCVTIMEO", of_recv_timeout}, {"poll", of_poll}, {"select", of_select},
    {"epoll_wait", of_epoll}, {"nanosleep", of_nanosleep}, {"pause", of_pause}, {"msgrcv", of_msgrcv},
};

static void rest(int ms) { struct timespec t = {ms / 1000, ms % 1000 * 1000000L}; nanosleep(&t, 0); }
static char state_of(pid_t p) {
    char path[64], line[256] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", p);
    FILE *f = fopen(path, "r");
    if (f) { if (!fgets(line, sizeof line, f)) line[0] = 0; fclose(f); }
    char *end = strrchr(line, ')');
    return end ? end[2] : '?';
}
/* Until a process has been asleep at ten looks in a row, or has ended. */
static void settle(pid_t p) {
    for (int calm = 0; calm < 10; rest(5)) {
        char s = state_of(p);
        if (s == 'Z' || s == '?') return;
        calm = s == 'S' ? calm + 1 : 0;
    }
}

static const char *outcome(long (*call)(void), int flags) {
    char c;
    int status;
    if (pipe(handled)) exit(1);
    pid_t p = fork();
    if (p == 0) {
        struct sigaction a = {.sa_handler = on_signal, .sa_flags = flags};
        setpgid(0, 0);
        sigaction(SIGUSR1, &a, 0);
        long r = call();
        _exit(r == -1 && errno == EINTR ? 4 : r == -1 ? 5 : 0);
    }
    setpgid(p, p);
    settle(p);
    kill(p, SIGUSR1);
    if (read(handled[0], &c, 1) != 1) exit(1);
    settle(p);
    const char *said = waitpid(p, &status, WNOHANG) == 0 ? "goes on"
                     : WIFEXITED(status) && WEXITSTATUS(status) == 4 ? "EINTR" : "ends";
    kill(-p, SIGKILL);
    while (waitpid(p, &status, 0) > 0) {}
    close(handled[0]); close(handled[1]);
    return said;
}

static volatile sig_atomic_t arrived;
static void count_one(int s) { (void)s; arrived++; }
static void count(void) {
    const int sizes[] = {1, 2, 5, 10, 20, 50, 100, 200};
    const struct { const char *name; int number; } kinds[] = {{"SIGUSR1", SIGUSR1}, {"SIGRTMIN", SIGRTMIN}};
    puts("signal,sent,handled");
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            sigset_t s;
            struct sigaction a = {.sa_handler = count_one};
            sigaction(kinds[k].number, &a, 0);
            sigemptyset(&s); sigaddset(&s, kinds[k].number);
            sigprocmask(SIG_BLOCK, &s, 0);
            arrived = 0;
            for (int n = 0; n < sizes[i]; n++) kill(getpid(), kinds[k].number);
            sigprocmask(SIG_UNBLOCK, &s, 0);
            printf("%s,%d,%d\n", kinds[k].name, sizes[i], (int)arrived);
        }
}

int main(int n, char **words) {
    setvbuf(stdout, 0, _IOLBF, 0);
    if (n > 1 && !strcmp(words[1], "count")) { count(); return 0; }
    printf("%-24s%-14s%s\n", "", "handler", "handler, SA_RESTART");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const char *plain = outcome(calls[i].call, 0);
        printf("%-24s%-14s%s\n", calls[i].name, plain, outcome(calls[i].call, SA_RESTART));
    }
    return 0;
}
