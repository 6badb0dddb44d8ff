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
/* Names of files of this try alone, and a file that the parent has locked in both ways before the call is tried. */
static char fifo[32], locked[32];
static void lock_file(void) {
    struct flock all = {.l_type = F_WRLCK};
    snprintf(fifo, sizeof fifo, "fifo%d", getpid());
    snprintf(locked, sizeof locked, "locked%d", getpid());
    int f = open(locked, O_RDWR | O_CREAT, 0600);
    if (f < 0 || mkfifo(fifo, 0600) || flock(f, LOCK_EX) || fcntl(f, F_SETLK, &all)) exit(1);
}

static long of_read(void) { char c; return read(empty_pipe(), &c, 1); }
static long of_write(void) { return write(filled_pipe(), "x", 1); }
static long of_open(void) { return open(fifo, O_RDONLY); }
static long of_accept(void) { return accept(listening(), 0, 0); }
static long of_recv(void) { char c; return recv(quiet_socket(0), &c, 1, 0); }
static long of_recv_timeout(void) { char c; return recv(quiet_socket(60), &c, 1, 0); }
static long of_flock(void) { return flock(open(locked, O_RDWR), LOCK_EX); }
static long of_fcntl(void) { struct flock l = {.l_type = F_WRLCK}; return fcntl(open(locked, O_RDWR), F_SETLKW, &l); }
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
/* Until a process has been asleep at thirty looks in a row, or has ended. */
static void settle(pid_t p) {
    for (int calm = 0; calm < 30; rest(5)) {
        char s = state_of(p);
        if (s == 'Z' || s == '?') return;
        calm = s == 'S' ? calm + 1 : 0;
    }
}

enum { goes_on, interrupted, ends };
static const char *const said[] = {"goes on", "EINTR", "ends"};

static int outcome(long (*call)(void), int flags) {
    char c;
    int status;
    if (pipe(handled)) exit(1);
    lock_file();
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
    int what = waitpid(p, &status, WNOHANG) == 0 ? goes_on
             : WIFEXITED(status) && WEXITSTATUS(status) == 4 ? interrupted : ends;
    kill(-p, SIGKILL);
    unlink(fifo);
    unlink(locked);
    return what;
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
    if (n > 1 && !strcmp(words[1], "count")) { count(); return 0; }
    enum { count_of_calls = sizeof calls / sizeof *calls };
    pid_t tries[count_of_calls][2];
    for (int i = 0; i < count_of_calls; i++)                /* all at once, each with a parent of its own */
        for (int restart = 0; restart < 2; restart++)
            if ((tries[i][restart] = fork()) == 0) _exit(outcome(calls[i].call, restart ? SA_RESTART : 0));
    printf("%-24s%-14s%s\n", "", "handler", "handler, SA_RESTART");
    for (int i = 0; i < count_of_calls; i++) {
        int status[2];
        for (int restart = 0; restart < 2; restart++) {
            waitpid(tries[i][restart], &status[restart], 0);
            if (!WIFEXITED(status[restart]) || WEXITSTATUS(status[restart]) > ends) return 1;
        }
        printf("%-24s%-14s%s\n", calls[i].name, said[WEXITSTATUS(status[0])], said[WEXITSTATUS(status[1])]);
    }
    return 0;
}
