// A question whose answer is read key by key: however the process ends or stops under it, the terminal collects lines again.
#include "guard.h"
#include <sys/prctl.h>
#include <unistd.h>

/// First those that the program may answer itself.
static const int taken[] = {
    SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS,
};
enum { answered_count = 4, taken_count = sizeof taken / sizeof taken[0] };
static struct sigaction former[taken_count];
static bool is_taken[taken_count];
static struct termios lines, keys;

static void set(const struct termios *modes, int when) {
    if (guard_is_in_front()) tcsetattr(STDIN_FILENO, when, modes);
}

static void end(int number) {
    // A core would hold the keys.
    prctl(PR_SET_DUMPABLE, 0);
    set(&lines, TCSANOW);
    guard_end_by(number);
}

static void stop(int number);

static void take(int number) {
    struct sigaction action = {.sa_handler = number == SIGTSTP ? stop : end, .sa_flags = SA_RESTART};
    sigaction(number, &action, NULL);
}

static void stop(int number) {
    set(&lines, TCSANOW);
    signal(number, SIG_DFL);
    guard_unblock(number);
    raise(number);
    take(number);
    set(&keys, TCSANOW);
}

bool guard_begin_question(void) {
    if (tcgetattr(STDIN_FILENO, &lines) != 0) return false;
    keys = lines;
    keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    for (int place = 0; place < taken_count; place++) {
        sigaction(taken[place], NULL, &former[place]);
        // The runtime's own handlers of crashes would talk on a terminal without echo.
        void (*handler)(int) = former[place].sa_handler;
        is_taken[place] = place < answered_count ? handler == SIG_DFL : handler != SIG_IGN;
        if (is_taken[place]) take(taken[place]);
    }
    set(&keys, TCSAFLUSH);
    return true;
}

void guard_end_question(void) {
    set(&lines, TCSANOW);
    for (int place = 0; place < taken_count; place++)
        if (is_taken[place]) sigaction(taken[place], &former[place], NULL);
}
